using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Ending;

/// <summary>Ends the Sequence or Flowchart that it stands in.</summary>
internal sealed class End : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.End",
        DisplayName = "End",
        Description = "A milestone activity that marks the end of a flowchart.",
        Category = "Flow",
    };

    public override bool IsTerminal => true;

    protected override ValueTask RunAsync(ActivityExecution execution) => execution.CompleteAsync();
}
