using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>The list of instances: filter, order and page as Studio asks for them (contract 3.8).</summary>
internal sealed record InstanceFilter(Query<ListedInstance> Query, string SearchTerm, ElsaPage Page)
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
        var query = ListedInstance.Table.All;
        query = Equal(query, nameof(ListedInstance.DefinitionId), [.. body.Texts("definitionIds"), .. One(body, "definitionId")]);
        query = Equal(query, nameof(ListedInstance.Status), [.. body.Texts("statuses"), .. One(body, "status")]);
        query = Equal(query, nameof(ListedInstance.SubStatus), [.. body.Texts("subStatuses"), .. One(body, "subStatus")]);
        query = Equal(query, nameof(ListedInstance.CorrelationId), One(body, "correlationId"));
        query = body.Whole("version") is { } version ? query.Where(nameof(ListedInstance.DefinitionVersion), Comparison.Equal, version) : query;
        query = body["hasIncidents"] is JsonValue incidents && incidents.TryGetValue(out bool has)
            ? query.Where(nameof(ListedInstance.IncidentCount), has ? Comparison.Greater : Comparison.Equal, 0)
            : query;
        foreach (var filter in ((body["timestampFilters"] as JsonArray) ?? []).OfType<JsonObject>())
        {
            query = query.Where(TimeColumn(filter.Text("column")), Operator(filter.Text("operator")), Instant(filter.Text("timestamp")));
        }

        return new(Ordered(query, body), (body.Text("searchTerm") ?? "").Trim(), ElsaPage.Of(body.Whole("page") ?? 0, body.Whole("pageSize") ?? 25));
    }

    /// <summary>The rows of the page and how many there are in all.</summary>
    public ValueTask<(IReadOnlyList<ListedInstance> Rows, int Total)> AnswerAsync(Step step) =>
        SearchTerm.Length == 0 ? PagedRows.AnswerAsync(step, Query, Page) : new InstanceSearch(Query, SearchTerm).AnswerAsync(step, Page);

    private static Query<ListedInstance> Ordered(Query<ListedInstance> query, JsonObject body)
    {
        var descending = body.Text("orderDirection") != "Ascending";
        return query.OrderBy(TimeColumn(body.Text("orderBy")), descending).OrderBy(nameof(ListedInstance.Id), descending);
    }

    private static string TimeColumn(string? name) => name switch
    {
        null or "" or "Created" or "CreatedAt" => nameof(ListedInstance.CreatedAt),
        "LastExecuted" or "UpdatedAt" => nameof(ListedInstance.UpdatedAt),
        "Finished" or "FinishedAt" => nameof(ListedInstance.FinishedAt),
        "Name" => nameof(ListedInstance.Name),
        _ => throw new ElsaProblemException($"Instances have no '{name}' to be listed by."),
    };

    private static Comparison Operator(string? name) =>
        Operators.TryGetValue(name ?? "", out var comparison) ? comparison : throw new ElsaProblemException($"'{name}' is none of {string.Join(", ", Operators.Keys)}.");

    private static DateTimeOffset Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : throw new ElsaProblemException($"'{text}' is no instant.");

    private static string[] One(JsonObject body, string name) => body.Text(name) is { Length: > 0 } value ? [value] : [];

    private static Query<ListedInstance> Equal(Query<ListedInstance> query, string column, string[] values) => values.Length switch
    {
        0 => query,
        1 => query.Where(column, Comparison.Equal, values[0]),
        _ => query.Where(column, Comparison.In, values),
    };
}
