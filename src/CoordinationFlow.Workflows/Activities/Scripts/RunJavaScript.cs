using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>Runs a script; outcomes are those that it sets, its result that of its return.</summary>
internal sealed class RunJavaScript : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.RunJavaScript",
        DisplayName = "Run JavaScript",
        Description = "Executes JavaScript code.",
        Category = "Scripting",
        Inputs = [ScriptRun.ScriptInput, ScriptRun.OutcomesInput],
        Outputs = [new("Result", "Object", "The result of the script.")],
    };

    public override bool HasOwnPorts => true;

    public override object? Prepare(NodePreparation preparation) => ScriptRun.Prepare(preparation, "JavaScript");

    protected override ValueTask RunAsync(ActivityExecution execution) => ScriptRun.RunAsync(execution);
}
