using System.Text.RegularExpressions;
using Acornima.Ast;
using CoordinationFlow.Workflows.Runtime;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>A parsed script. Its value is that of <c>return</c>, else of the last statement.</summary>
internal sealed class JavaScriptExpression(Prepared<Script> script, IIdentity identity, ExpressionLimits limits, ScriptingOptions scripting) : IPreparedExpression
{
    /// <inheritdoc/>
    public IEnumerable<VariableUse> Uses => script.ReferencedGlobals is { } named ? named.SelectMany(UsesOf) : [VariableUse.SetsAny];

    /// <inheritdoc/>
    public IEnumerable<string> Globals => script.ReferencedGlobals ?? Enumerable.Repeat(ScriptObjects.EveryGlobal, 1);

    /// <inheritdoc/>
    public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var engine = Sandbox.Create(scope.Facts, identity, limits, cancellationToken);
            var values = new ScriptValues(engine);
            new ScriptGlobals(engine, scope, values, identity, scripting).Install(script.ReferencedGlobals);
            var result = values.ToPlain(Settled(engine, engine.Evaluate(script)));
            values.WriteBack();
            return result;
        }
        catch (JavaScriptException failure)
        {
            var message = failure.Message.Length > 0 ? failure.Message : $"{failure.Error}";
            throw new ExpressionException($"{message} (line {failure.Location.Start.Line}, column {failure.Location.Start.Column + 1})", failure);
        }
        catch (ExecutionCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure) when (Limit(failure) is { } limit)
        {
            throw new ExpressionException($"The script was stopped: {limit}.", failure);
        }
    }

    private static IEnumerable<VariableUse> UsesOf(string global) => global switch
    {
        "variables" or "setVariable" or ScriptObjects.EveryGlobal => [VariableUse.SetsAny],
        ['g', 'e', 't', .. var read] when read.Length > 0 => [new(read, Sets: false)],
        ['s', 'e', 't', .. var set] when set.Length > 0 => [new(set, Sets: true)],
        _ => [],
    };

    // Nothing outside can settle a promise: what is still open once the engine's own jobs are done stays open.
    private static JsValue Settled(Engine engine, JsValue value)
    {
        engine.Advanced.ProcessTasks();
        return value.UnwrapIfPromise(TimeSpan.FromMilliseconds(1));
    }

    private string? Limit(Exception failure) => failure switch
    {
        PromiseRejectedException rejected => $"a promise was refused: {rejected.RejectedValue}",
        RegexMatchTimeoutException => "a regular expression took too long",
        TimeoutException => $"it ran for more than {limits.Time.TotalSeconds} s",
        StatementsCountOverflowException => $"it ran more than {limits.Statements} statements",
        MemoryLimitExceededException => $"it asked for more than {limits.Memory / (1024 * 1024)} MB",
        OutOfMemoryException => "it asked for too much memory",
        RecursionDepthOverflowException or InsufficientExecutionStackException => "it called itself too deep",
        _ => null,
    };
}
