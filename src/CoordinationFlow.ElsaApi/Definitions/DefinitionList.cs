using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>The list of definitions: filter, order and page as Studio asks for them. Without a page everything that matches is given.</summary>
internal sealed record DefinitionList(string? VersionOptions, string[] DefinitionIds, string[] Ids, string SearchTerm, string OrderBy, bool Descending, ElsaPage? Page)
{
    /// <summary>The question of a request's address.</summary>
    public static DefinitionList Of(IQueryCollection query) => new(
        query["versionOptions"].ToString(), Texts(query["DefinitionIds"]), Texts(query["Ids"]), query["SearchTerm"].ToString().Trim(),
        query["OrderBy"].ToString(), query["OrderDirection"].ToString() == "Descending", ElsaPage.Of(query["Page"], query["PageSize"]));

    /// <summary>The rows of the page and how many there are in all.</summary>
    public async ValueTask<(IReadOnlyList<ListedVersion> Rows, int Total)> AnswerAsync(Step step)
    {
        var queries = Definitions.VersionOptions.Narrow(VersionOptions, Filtered()).ToArray();
        if (queries is [var only] && Page is { } page)
        {
            return await PagedRows.AnswerAsync(step, Ordered(only), page);
        }

        var rows = new List<ListedVersion>();
        foreach (var query in queries)
        {
            rows.AddRange(await step.Transaction.QueryAsync(Ordered(query), step.CancellationToken));
        }

        return (Page is { } several ? [.. rows.Skip(several.Skip).Take(several.Size)] : rows, rows.Count);
    }

    private Query<ListedVersion> Filtered()
    {
        var query = ListedVersion.Table.All;
        query = DefinitionIds.Length > 0 ? query.Where(nameof(ListedVersion.DefinitionId), Comparison.In, DefinitionIds) : query;
        query = Ids.Length > 0 ? query.Where(nameof(ListedVersion.Id), Comparison.In, Ids) : query;
        return SearchTerm.Length > 0 ? query.Where(nameof(ListedVersion.Name), Comparison.Contains, SearchTerm) : query;
    }

    private Query<ListedVersion> Ordered(Query<ListedVersion> query)
    {
        var column = OrderBy switch
        {
            "Version" => nameof(ListedVersion.Version),
            "Created" => nameof(ListedVersion.CreatedAt),
            _ => nameof(ListedVersion.Name),
        };
        return query.OrderBy(column, Descending).OrderBy(nameof(ListedVersion.Id), Descending);
    }

    private static string[] Texts(StringValues values) => [.. values.OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
}
