using System.Numerics;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>
/// Instances in which a term is found: as a whole in an id, as a part in the name. A query joins its conditions by and, so each column is asked by itself;
/// what is found in more than one is counted once.
/// </summary>
internal sealed class InstanceSearch(Query<ListedInstance> query, string term)
{
    private static readonly (string Column, Comparison Comparison)[] Searched =
    [
        (nameof(ListedInstance.Id), Comparison.Equal),
        (nameof(ListedInstance.CorrelationId), Comparison.Equal),
        (nameof(ListedInstance.DefinitionId), Comparison.Equal),
        (nameof(ListedInstance.DefinitionVersionId), Comparison.Equal),
        (nameof(ListedInstance.Name), Comparison.Contains),
    ];

    private static readonly Comparer<object?> Values = Comparer<object?>.Create((one, other) =>
        (one, other) is (string text, string next) ? string.CompareOrdinal(text, next) : Comparer<object?>.Default.Compare(one, other));

    /// <summary>The rows of the page, in the query's order, and how many there are in all.</summary>
    public async ValueTask<(IReadOnlyList<ListedInstance> Rows, int Total)> AnswerAsync(Step step, ElsaPage page)
    {
        List<int> hit = [];
        for (var column = 0; column < Searched.Length; column++)
        {
            if (await CountAsync(step, [column]) > 0)
            {
                hit.Add(column);
            }
        }

        if (hit.Count < 2)
        {
            return hit.Count == 0 ? ([], 0) : await PagedRows.AnswerAsync(step, Found(hit), page);
        }

        var total = await TotalAsync(step, hit);
        return (page.Skip < total ? await MergedAsync(step, hit, page) : [], total);
    }

    /// <summary>Those in one, less those in two, and so on: each instance is counted once.</summary>
    private async ValueTask<int> TotalAsync(Step step, List<int> hit)
    {
        var total = 0;
        for (var some = 1; some < 1 << hit.Count; some++)
        {
            var count = await CountAsync(step, [.. hit.Where((_, place) => (some & (1 << place)) != 0)]);
            total += BitOperations.PopCount((uint)some) % 2 == 1 ? count : -count;
        }

        return total;
    }

    // The page's rows are among the first ones of each column.
    private async ValueTask<IReadOnlyList<ListedInstance>> MergedAsync(Step step, List<int> hit, ElsaPage page)
    {
        var found = new Dictionary<string, ListedInstance>(StringComparer.Ordinal);
        foreach (var column in hit)
        {
            foreach (var row in await step.Transaction.QueryAsync(Found([column]).Take(page.Skip + page.Size), step.CancellationToken))
            {
                found[row.Id] = row;
            }
        }

        var by = query.Order[0];
        var ordered = found.Values.OrderBy(row => Value(row, by.Property), Values).ThenBy(row => row.Id, StringComparer.Ordinal);
        return [.. (by.Descending ? ordered.Reverse() : ordered).Skip(page.Skip).Take(page.Size)];
    }

    private ValueTask<int> CountAsync(Step step, List<int> columns) => step.Transaction.CountAsync(Found(columns), step.CancellationToken);

    private Query<ListedInstance> Found(List<int> columns) =>
        columns.Aggregate(query, (narrowed, column) => narrowed.Where(Searched[column].Column, Searched[column].Comparison, term));

    private static object? Value(ListedInstance row, string column) => column switch
    {
        nameof(ListedInstance.UpdatedAt) => row.UpdatedAt,
        nameof(ListedInstance.FinishedAt) => row.FinishedAt,
        nameof(ListedInstance.Name) => row.Name,
        _ => row.CreatedAt,
    };
}
