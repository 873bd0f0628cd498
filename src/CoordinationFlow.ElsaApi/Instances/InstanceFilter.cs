using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>The list of instances: filter, order and page as Studio asks for them (contract 3.8).</summary>
internal sealed record InstanceFilter(Query<InstanceRow> Query, string SearchTerm, ElsaPage Page)
{
    private static readonly Dictionary<string, Comparison> Operators = new()
    {
        ["Is"] = Comparison.Equal,
        ["IsNot"] = Comparison.NotEqual,
        ["LessThan"] = Comparison.Less,
        ["GreaterThan"] = Comparison.Greater,
        ["LessThanOrEqual"] = Comparison.AtMost,
        ["GreaterThanOrEqual"] = Comparison.AtLeast,
    };

    /// <summary>The question of a body. Throws <see cref="ElsaProblemException"/> for words that it does not have.</summary>
    public static InstanceFilter Of(JsonObject body)
    {
        var query = InstanceRow.Table.All;
        query = Equal(query, nameof(InstanceRow.DefinitionId), [.. body.Texts("definitionIds"), .. One(body, "definitionId")]);
        query = Equal(query, nameof(InstanceRow.Status), [.. body.Texts("statuses"), .. One(body, "status")]);
        query = Equal(query, nameof(InstanceRow.SubStatus), [.. body.Texts("subStatuses"), .. One(body, "subStatus")]);
        query = Equal(query, nameof(InstanceRow.CorrelationId), One(body, "correlationId"));
        query = body.Whole("version") is { } version ? query.Where(nameof(InstanceRow.DefinitionVersion), Comparison.Equal, version) : query;
        query = body["hasIncidents"] is JsonValue incidents && incidents.TryGetValue(out bool has)
            ? query.Where(nameof(InstanceRow.IncidentCount), has ? Comparison.Greater : Comparison.Equal, 0)
            : query;
        foreach (var filter in ((body["timestampFilters"] as JsonArray) ?? []).OfType<JsonObject>())
        {
            query = query.Where(TimeColumn(filter.Text("column")), Operator(filter.Text("operator")), Instant(filter.Text("timestamp")));
        }

        return new(Ordered(query, body), (body.Text("searchTerm") ?? "").Trim(), ElsaPage.Of(body.Whole("page") ?? 0, body.Whole("pageSize") ?? 25));
    }

    /// <summary>The rows of the page and how many there are in all.</summary>
    public async ValueTask<(IReadOnlyList<InstanceRow> Rows, int Total)> AnswerAsync(Step step)
    {
        if (SearchTerm.Length == 0)
        {
            var rows = await step.Transaction.QueryAsync(Query.Skip(Page.Skip).Take(Page.Size), step.CancellationToken);
            return (rows, await step.Transaction.CountAsync(Query, step.CancellationToken));
        }

        var found = new Dictionary<string, InstanceRow>(StringComparer.Ordinal);
        foreach (var (column, comparison) in new[] { (nameof(InstanceRow.Id), Comparison.Equal), (nameof(InstanceRow.CorrelationId), Comparison.Equal), (nameof(InstanceRow.DefinitionId), Comparison.Equal), (nameof(InstanceRow.Name), Comparison.Contains) })
        {
            foreach (var row in await step.Transaction.QueryAsync(Query.Where(column, comparison, SearchTerm).Take(ElsaPage.MostRows), step.CancellationToken))
            {
                found[row.Id] = row;
            }
        }

        return ([.. found.Values.OrderByDescending(row => row.CreatedAt).Skip(Page.Skip).Take(Page.Size)], found.Count);
    }

    private static Query<InstanceRow> Ordered(Query<InstanceRow> query, JsonObject body)
    {
        var descending = body.Text("orderDirection") != "Ascending";
        return query.OrderBy(TimeColumn(body.Text("orderBy")), descending).OrderBy(nameof(InstanceRow.Id), descending);
    }

    private static string TimeColumn(string? name) => name switch
    {
        null or "" or "Created" or "CreatedAt" => nameof(InstanceRow.CreatedAt),
        "LastExecuted" or "UpdatedAt" => nameof(InstanceRow.UpdatedAt),
        "Finished" or "FinishedAt" => nameof(InstanceRow.FinishedAt),
        "Name" => nameof(InstanceRow.Name),
        _ => throw new ElsaProblemException($"Instances have no '{name}' to be listed by."),
    };

    private static Comparison Operator(string? name) =>
        Operators.TryGetValue(name ?? "", out var comparison) ? comparison : throw new ElsaProblemException($"'{name}' is none of {string.Join(", ", Operators.Keys)}.");

    private static DateTimeOffset Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : throw new ElsaProblemException($"'{text}' is no instant.");

    private static string[] One(JsonObject body, string name) => body.Text(name) is { Length: > 0 } value ? [value] : [];

    private static Query<InstanceRow> Equal(Query<InstanceRow> query, string column, string[] values) => values.Length switch
    {
        0 => query,
        1 => query.Where(column, Comparison.Equal, values[0]),
        _ => query.Where(column, Comparison.In, values),
    };
}
