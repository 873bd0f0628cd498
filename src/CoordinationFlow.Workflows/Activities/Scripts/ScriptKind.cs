using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>Runs a script of one language, prepared once; its result is the output, and it may choose the outcomes.</summary>
internal abstract class ScriptKind(string language, string name) : EngineKind
{
    private readonly string _language = language;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = $"Elsa.Run{language}",
        DisplayName = $"Run {name}",
        Description = $"Executes {name} code.",
        Category = "Scripting",
        Inputs =
        [
            new("Script", "String", "The script to run.") { UiHint = "code-editor" },
            new("PossibleOutcomes", "String[]", "A list of possible outcomes.") { DisplayName = "Possible outcomes", UiHint = "dynamic-outcomes" },
        ],
        Outputs = [new("Result", "Object", "The result of the script.")],
    };

    public override bool HasOwnPorts => true;

    // The script stands in the input as a literal; a script made by an expression is not supported.
    public override object? Prepare(NodePreparation preparation) =>
        preparation.Json["script"] is JsonObject script && script["expression"] is JsonObject expression && Fields.Text(expression, "value") is { } text
            ? preparation.Expression(new JsonObject { ["type"] = _language, ["value"] = text }, "script")
            : null;

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Prepared is IPreparedExpression script && script.Evaluate(execution.Scope, execution.CancellationToken) is { } result)
        {
            execution.SetOutput("Result", result);
        }

        return execution.CompleteAsync(execution.ScriptOutcomes ?? ["Done"]);
    }
}
