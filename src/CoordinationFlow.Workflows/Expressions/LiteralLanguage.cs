using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>
/// Literal and Object: the value as it stands. The JSON text of an Object expression is parsed by the conversion to the
/// declared type, not before; on a variable of type Object it stays text (Elsa's way).
/// </summary>
internal sealed class LiteralLanguage(string type) : IExpressionLanguage
{
    /// <inheritdoc/>
    public string Type { get; } = type;

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems) =>
        value is JsonObject or JsonArray ? new Copied(ValueJson.Text(value)) : new Constant(PlainValue.From(value));

    private sealed class Constant(object? value) : IPreparedExpression
    {
        public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) => value;

        public bool IsConstant(out object? constant)
        {
            constant = value;
            return true;
        }
    }

    // Objects and lists can be changed by scripts: each evaluation gets its own.
    private sealed class Copied(string json) : IPreparedExpression
    {
        public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) => PlainValue.Parse(json);
    }
}
