using System.Text.Json.Nodes;
using Acornima;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;
using Jint;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>
/// JavaScript with Elsa's function names. A script is parsed once; each evaluation has an engine of its own (some microseconds),
/// so that nothing leaks from one instance to another. No CLR object ever enters an engine: values go in and out as copies.
/// </summary>
internal sealed class JavaScriptLanguage(IIdentity identity, ExpressionLimits limits, ScriptingOptions scripting) : IExpressionLanguage
{
    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true },
        CollectReferencedGlobals = true,
    };

    /// <inheritdoc/>
    public string Type => "JavaScript";

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems)
    {
        var source = ValueText.Of(PlainValue.From(value)) ?? "";
        try
        {
            return new JavaScriptExpression(Engine.PrepareScript(source, options: Preparation), identity, limits, scripting);
        }
        catch (Exception failure) when (failure is ScriptPreparationException or ParseErrorException or InsufficientExecutionStackException)
        {
            var problem = $"The script cannot be read: {(failure.InnerException ?? failure).Message}";
            problems.Add(problem);
            return new FailingExpression(problem);
        }
    }
}
