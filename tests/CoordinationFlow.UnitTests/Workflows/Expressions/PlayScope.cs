using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

/// <summary>A scope with variables in a dictionary, at a fixed instant.</summary>
internal sealed class PlayScope : IExpressionScope
{
    public Dictionary<string, object?> Variables { get; } = [];

    public Dictionary<string, object?> GivenInputs { get; } = [];

    public Dictionary<(string, string), object?> Outputs { get; } = [];

    public IReadOnlyCollection<string> VariableNames => Variables.Keys;

    public IReadOnlyDictionary<string, object?> Inputs => GivenInputs;

    public Dictionary<string, ScriptObjectReader> GivenObjects { get; } = [];

    public IReadOnlyDictionary<string, ScriptObjectReader> Objects => GivenObjects;

    public object? LastResult { get; init; }

    public string? CorrelationId { get; private set; } = "corr";

    public InstanceFacts Facts => new("inst", "def", "def-v3", 3, CorrelationId, null, new DateTimeOffset(2027, 3, 1, 8, 30, 0, TimeSpan.Zero));

    public bool TryGetVariable(string name, out object? value) => Variables.TryGetValue(name, out value);

    public bool TryGetVariableById(string id, out object? value) => Variables.TryGetValue(id.Replace("v-", "", StringComparison.Ordinal), out value);

    public void SetVariable(string name, object? value) => Variables[name] = value;

    public object? GetOutputFrom(string activity, string? output) => Outputs.GetValueOrDefault((activity, output ?? "Result"));

    public bool KnowsOutput(string activity, string output) => Outputs.ContainsKey((activity, output));

    public void SetCorrelationId(string? value) => CorrelationId = value;

    public void SetInstanceName(string? value)
    {
    }
}

/// <summary>Counts.</summary>
internal sealed class CountingIdentity : IIdentity
{
    private int _count;

    public string NewId() => (++_count).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Prepares and evaluates in one line.</summary>
internal static class Play
{
    public static object? Script(string source, PlayScope? scope = null, ExpressionLimits? limits = null) => Evaluate("JavaScript", source, scope, limits);

    public static string? Template(string source, PlayScope? scope = null, ExpressionLimits? limits = null) => (string?)Evaluate("Liquid", source, scope, limits);

    public static object? Evaluate(string type, string source, PlayScope? scope = null, ExpressionLimits? limits = null) =>
        ExpressionCatalog.Standard(new CountingIdentity(), limits)
            .Prepare(type, System.Text.Json.Nodes.JsonValue.Create(source), [])
            .Evaluate(scope ?? new PlayScope(), CancellationToken.None);
}
