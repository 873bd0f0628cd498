using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Leaves the nearest loop; what it stands in up to there ends. Outside of a loop it ends the sequences around it.</summary>
internal sealed class Break : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Break",
        DisplayName = "Break",
        Description = "Break out of a loop.",
        Category = "Looping",
    };

    public override bool IsTerminal => true;

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var above = execution.Parent;
        while (above is not null && !(above.Node.Kind is EngineKind kind && kind.TakesBreak(above)))
        {
            above = above.Parent;
        }

        return execution.CompleteAsync();
    }
}
