using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the coordinator's choice: adopt, another round, go on without, abstain.</summary>
public sealed class AskCoordinator(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskCoordinator",
        DisplayName = "Ask the coordinator",
        Description = "Waits for the coordinator. Another round leaves by Revised to the next Circulate; adopting or abstaining leaves by Ended; the cutoff ends the wait as well. Withdrawing cancels the instance.",
        Category = Category,
        Inputs =
        [
            new("Choices", "Object", "What the coordinator is offered first; the procedure's rules decide what is possible.")
            {
                UiHint = "checklist", Choices = ["adopt", "circulate", "goOnWithout", "admitLate", "recordAbstention", "withdraw"], DefaultValue = new[] { "adopt", "circulate", "recordAbstention" },
            },
        ],
        Outcomes = ["Revised", "Cutoff", "Ended"],
        Outputs = [new("CutoffFinding", "String", "What the cutoff found: Abstain, Choose or Adoptable; empty before it.")],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        context.WaitFor(FlowEvents.Revised(session.DossierId));
        context.WaitFor(FlowEvents.Cutoff(session.DossierId));
        context.WaitFor(FlowEvents.Ended(session.DossierId));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        context.StopWaiting();
        DossierOutputs.Set(context, (await SessionAsync(context)).Snapshot);
        await context.CompleteAsync(resumption.Stimulus.Key.Name);
    }
}
