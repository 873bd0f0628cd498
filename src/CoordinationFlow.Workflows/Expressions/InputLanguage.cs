using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>Input: a workflow input by name; null where it was not given.</summary>
internal sealed class InputLanguage : IExpressionLanguage
{
    /// <inheritdoc/>
    public string Type => "Input";

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems)
    {
        if (Reference.Text(value, "name") is { } name)
        {
            return new Prepared(name);
        }

        problems.Add("The expression names no input.");
        return new FailingExpression("The expression names no input.");
    }

    private sealed class Prepared(string name) : IPreparedExpression
    {
        public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) => scope.Inputs.GetValueOrDefault(name);
    }
}
