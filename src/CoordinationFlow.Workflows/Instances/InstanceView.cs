using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>A stored instance as a viewer sees it, without running it. It holds what instances hold: ids, codes, counts and dates (design, section 4).</summary>
public sealed record InstanceView(InstanceRow Row, Graph Graph)
{
    /// <summary>What the instance was started with, by name.</summary>
    public JsonObject Input { get; private init; } = [];

    /// <summary>What it gave, by name.</summary>
    public JsonObject Output { get; private init; } = [];

    /// <summary>The workflow's variables with their present values.</summary>
    public IReadOnlyList<ViewedVariable> Variables { get; private init; } = [];

    /// <summary>Executions that have not ended, containers before what they contain.</summary>
    public IReadOnlyList<ViewedExecution> Live { get; private init; } = [];

    /// <summary>What it waits for, in order of making.</summary>
    public IReadOnlyList<ViewedBookmark> Bookmarks { get; private init; } = [];

    /// <summary>Open incidents, oldest first.</summary>
    public IReadOnlyList<Incident> Incidents { get; private init; } = [];

    /// <summary>Reads a stored instance. Throws <see cref="DefinitionNotFoundException"/> where the version that it runs is gone.</summary>
    public static async ValueTask<InstanceView> OfAsync(Step step, DefinitionLibrary library, InstanceRow row)
    {
        using var document = JsonDocument.Parse(row.State);
        var state = document.RootElement;
        var graph = await library.VersionAsync(step, row.DefinitionVersionId, InstanceState.PartsOf(state));
        var executions = state.GetProperty("x").EnumerateArray().ToArray();
        return new(row, graph)
        {
            Input = Values(state, "in"),
            Output = Values(state, "out"),
            Variables = executions.Length == 0 ? [] : VariablesOf(graph, executions[0]),
            Live = [.. executions.Select(execution => Execution(graph, execution))],
            Bookmarks = [.. executions.SelectMany(execution => BookmarksOf(graph, execution)).OrderBy(bookmark => bookmark.Seq)],
            Incidents = IncidentState.Read(state),
        };
    }

    private static ViewedExecution Execution(Graph graph, JsonElement json) => new(
        json.GetProperty("n").GetInt64(),
        graph.Nodes[json.GetProperty("a").GetInt32()],
        json.TryGetProperty("p", out var parent) ? parent.GetInt64() : null,
        InstanceState.ReadText(json, "s") ?? nameof(ActivityStatus.Running),
        json.TryGetProperty("b", out _));

    private static IEnumerable<ViewedBookmark> BookmarksOf(Graph graph, JsonElement execution) =>
        !execution.TryGetProperty("b", out var bookmarks)
            ? []
            : bookmarks.EnumerateArray().Select(bookmark => new ViewedBookmark(
                bookmark.GetProperty("i").GetString()!, bookmark.GetProperty("h").GetString()!, graph.Nodes[execution.GetProperty("a").GetInt32()],
                execution.GetProperty("n").GetInt64(), bookmark.GetProperty("q").GetInt64(),
                bookmark.TryGetProperty("t", out var dueAt) ? dueAt.GetDateTimeOffset() : null));

    private static ViewedVariable[] VariablesOf(Graph graph, JsonElement root)
    {
        var values = Values(root, "v");
        return
        [
            .. graph.Root.Variables.Select(variable => new ViewedVariable(variable.Id, variable.Name, values[variable.Id]?.DeepClone())),
            .. values.Where(value => graph.Root.Variables.All(variable => variable.Id != value.Key)).Select(value => new ViewedVariable(value.Key, value.Key, value.Value?.DeepClone())),
        ];
    }

    private static JsonObject Values(JsonElement json, string name) => json.TryGetProperty(name, out var values) ? JsonObject.Create(values.Clone())! : [];
}

/// <summary>A variable of an instance.</summary>
public sealed record ViewedVariable(string Id, string Name, JsonNode? Value);

/// <summary>An execution that has not ended; its number is the journal's.</summary>
public sealed record ViewedExecution(long Number, Node Node, long? Parent, string Status, bool IsWaiting);

/// <summary>What an execution waits for; <paramref name="DueAt"/> UTC, for timers.</summary>
public sealed record ViewedBookmark(string Id, string Key, Node Node, long Execution, long Seq, DateTimeOffset? DueAt);
