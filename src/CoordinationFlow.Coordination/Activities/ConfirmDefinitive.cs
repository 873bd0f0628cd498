using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits until the definitive position that is owed after an instruction ad referendum, or after a deviation, is given or overdue (domain 3.14).</summary>
public sealed class ConfirmDefinitive(SessionParts parts) : CoordinationActivity(parts)
{
    private const string NotOwed = "NotOwed";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.ConfirmDefinitive",
        DisplayName = "Confirm the definitive position",
        Description = "Waits until the definitive position that is owed was given or is overdue: Confirmed where it is what was instructed, Corrected where it is another, Overdue where it did not come in time. Leaves by NotOwed at once where none ever was.",
        Category = Category,
        Outcomes = ["Confirmed", "Corrected", "Overdue", NotOwed],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (session.Snapshot.Definitive is { IsOwed: true })
        {
            context.WaitFor(FlowEvents.Definitive(session.DossierId));
            return;
        }

        await context.CompleteAsync(PortOf(session.Snapshot.Definitive));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption) =>
        await context.CompleteAsync(PortOf((await SessionAsync(context)).Snapshot.Definitive));

    private static string PortOf(DefinitiveDuty? duty) => duty?.State?.ToString() ?? NotOwed;
}
