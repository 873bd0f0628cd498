using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>Marks where a flowchart begins (<c>Elsa.Start</c>).</summary>
internal sealed class StartOfFlow : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Start",
        DisplayName = "Start",
        Description = "A milestone activity that marks the start of a flowchart.",
        Category = "Flow",
    };

    protected override ValueTask RunAsync(ActivityExecution execution) => execution.CompleteAsync();
}
