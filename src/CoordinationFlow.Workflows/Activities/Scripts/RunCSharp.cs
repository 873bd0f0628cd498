using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>Runs a C# script, where an administrator allows it.</summary>
internal sealed class RunCSharp : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.RunCSharp",
        DisplayName = "Run C#",
        Description = "Executes C# code.",
        Category = "Scripting",
        Inputs = [ScriptRun.ScriptInput, ScriptRun.OutcomesInput],
        Outputs = [new("Result", "Object", "The result of the script.")],
    };

    public override bool HasOwnPorts => true;

    public override object? Prepare(NodePreparation preparation) => ScriptRun.Prepare(preparation, "CSharp");

    protected override ValueTask RunAsync(ActivityExecution execution) => ScriptRun.RunAsync(execution);
}
