namespace CoordinationFlow.Workflows.Expressions;

/// <summary>What could not be prepared: throws when evaluated, so that a definition that came in unpublished fails loudly too.</summary>
internal sealed class FailingExpression(string problem) : IPreparedExpression
{
    /// <inheritdoc/>
    public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) => throw new ExpressionException(problem);
}
