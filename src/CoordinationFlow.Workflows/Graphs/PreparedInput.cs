using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>An input as a definition gives it, its expression prepared once.</summary>
public sealed class PreparedInput(InputDescriptor descriptor, IPreparedExpression expression, Type type)
{
    /// <summary>Which input.</summary>
    public InputDescriptor Descriptor { get; } = descriptor;

    /// <summary>The value now, converted to the descriptor's type. Throws <see cref="ExpressionException"/> or <see cref="ValueConversionException"/>.</summary>
    public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken) =>
        ValueConverter.Convert(expression.Evaluate(scope, cancellationToken), type);

    /// <summary>Whether the definition itself decides the value, and the value; one that cannot be converted is decided by nobody.</summary>
    internal bool IsConstant(out object? value)
    {
        try
        {
            var isConstant = expression.IsConstant(out var constant);
            value = isConstant ? ValueConverter.Convert(constant, type) : null;
            return isConstant;
        }
        catch (ValueConversionException)
        {
            value = null;
            return false;
        }
    }
}
