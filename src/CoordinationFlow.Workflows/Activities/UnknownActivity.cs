using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>Stands for an activity whose kind does not exist; an incident where a run reaches it.</summary>
internal sealed class UnknownActivity(string type) : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new() { TypeName = type, DisplayName = type, Description = "Unknown.", Category = "Unknown" };

    protected override ValueTask RunAsync(ActivityExecution execution) =>
        throw new InvalidOperationException($"There is no kind of activity '{type}'.");
}
