using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace CoordinationFlow.Workflows.Expressions.CSharp;

/// <summary>A compiled script. Its value is that of <c>return</c>, or of the expression that it is.</summary>
internal sealed class CSharpExpression(Script<object?> script) : IPreparedExpression
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Microsoft.CSharp.RuntimeBinder.Binder).Assembly, typeof(CSharpGlobals).Assembly)
        .WithImports("System", "System.Collections.Generic", "System.Linq", "System.Text");

    private readonly ScriptRunner<object?> _runner = script.CreateDelegate();

    public static Script<object?> Script(string source) => CSharpScript.Create<object?>(source, Options, typeof(CSharpGlobals));

    /// <inheritdoc/>
    public IEnumerable<VariableUse> Uses => [VariableUse.SetsAny];

    /// <inheritdoc/>
    public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return _runner(new CSharpGlobals(scope), cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is not (ExpressionException or OperationCanceledException))
        {
            throw new ExpressionException(failure.Message, failure);
        }
    }
}
