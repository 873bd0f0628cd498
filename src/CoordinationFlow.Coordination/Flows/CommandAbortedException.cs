using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>A person's command that the flow carries out was refused by a rule: the whole step is given up and the person gets the refusal.</summary>
public sealed class CommandAbortedException(Refusal refusal) : StepAbortedException(refusal.Code)
{
    /// <summary>The refusal.</summary>
    public Refusal Refusal { get; } = refusal;
}
