using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.Workflows.Activities.Ending;

/// <summary>Ends the whole instance at once; nothing of it waits any more.</summary>
internal sealed class Finish : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Finish",
        DisplayName = "Finish",
        Description = "Mark the workflow as finished.",
        Category = "Primitives",
    };

    public override bool IsTerminal => true;

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        await execution.Run.EndAsync(InstanceStatus.Finished);
        await execution.CompleteAsync();
    }
}
