using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>Variable: a reference <c>{id, name}</c> or an id as text; found by id, also where an inner variable has the same name.</summary>
internal sealed class VariableLanguage : IExpressionLanguage
{
    /// <inheritdoc/>
    public string Type => "Variable";

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems)
    {
        var id = Reference.Text(value, "id");
        var name = Reference.Text(value, "name");
        if (id is null && name is null)
        {
            problems.Add("The expression names no variable.");
            return new FailingExpression("The expression names no variable.");
        }

        return new Prepared(id, name);
    }

    private sealed class Prepared(string? id, string? name) : IPreparedExpression
    {
        public IEnumerable<VariableUse> Uses => [new((id ?? name)!, Sets: false)];

        public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) =>
            (id is not null && scope.TryGetVariableById(id, out var value)) || (name is not null && scope.TryGetVariable(name, out value))
                ? value
                : throw new ExpressionException($"The variable '{name ?? id}' is not in reach.");
    }
}
