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
    public async ValueTask<(IReadOnlyList<DefinitionVersionRow> Rows, int Total)> AnswerAsync(Step step)
    {
        var queries = Definitions.VersionOptions.Narrow(VersionOptions, Filtered()).ToArray();
        if (queries is [var only] && Page is { } page)
        {
            var total = await step.Transaction.CountAsync(only, step.CancellationToken);
            return (await step.Transaction.QueryAsync(Ordered(only).Skip(page.Skip).Take(page.Size), step.CancellationToken), total);
        }

        var rows = new List<DefinitionVersionRow>();
        foreach (var query in queries)
        {
            rows.AddRange(await step.Transaction.QueryAsync(Ordered(query), step.CancellationToken));
        }

        return (Page is { } several ? [.. rows.Skip(several.Skip).Take(several.Size)] : rows, rows.Count);
    }

    private Query<DefinitionVersionRow> Filtered()
    {
        var query = DefinitionVersionRow.Table.All;
        query = DefinitionIds.Length > 0 ? query.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.In, DefinitionIds) : query;
        query = Ids.Length > 0 ? query.Where(nameof(DefinitionVersionRow.Id), Comparison.In, Ids) : query;
        return SearchTerm.Length > 0 ? query.Where(nameof(DefinitionVersionRow.Name), Comparison.Contains, SearchTerm) : query;
    }

    private Query<DefinitionVersionRow> Ordered(Query<DefinitionVersionRow> query)
    {
        var column = OrderBy switch
        {
            "Version" => nameof(DefinitionVersionRow.Version),
            "Created" => nameof(DefinitionVersionRow.CreatedAt),
            _ => nameof(DefinitionVersionRow.Name),
        };
        return query.OrderBy(column, Descending).OrderBy(nameof(DefinitionVersionRow.Id), Descending);
    }

    private static string[] Texts(StringValues values) => [.. values.OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
}
