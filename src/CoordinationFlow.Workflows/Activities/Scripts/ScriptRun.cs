using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>What the activities that run a script share: the script is prepared once, its result is the output, it may choose the outcomes.</summary>
internal static class ScriptRun
{
    public static InputDescriptor ScriptInput { get; } = new("Script", "String", "The script to run.") { UiHint = "code-editor" };

    public static InputDescriptor OutcomesInput { get; } =
        new("PossibleOutcomes", "String[]", "A list of possible outcomes.") { DisplayName = "Possible outcomes", UiHint = "dynamic-outcomes" };

    // The script stands in the input as a literal; a script made by an expression is not supported.
    public static IPreparedExpression? Prepare(NodePreparation preparation, string language) =>
        preparation.Json["script"] is JsonObject script && script["expression"] is JsonObject expression && Fields.Text(expression, "value") is { } text
            ? preparation.Expression(new JsonObject { ["type"] = language, ["value"] = text }, "script")
            : null;

    public static ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Prepared is IPreparedExpression script && script.Evaluate(execution.Scope, execution.CancellationToken) is { } result)
        {
            execution.SetOutput("Result", result);
        }

        return execution.CompleteAsync(execution.ScriptOutcomes ?? ["Done"]);
    }
}
