using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits until the open round closes, by its deadline, early, or by the cutoff, and leaves by what the positions come to.</summary>
public sealed class CollectPositions(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.CollectPositions",
        DisplayName = "Collect positions",
        Description = "Waits for the open round's close and leaves by its outcome; by Cutoff where the cutoff cut it short, by Ended where the dossier was adopted or an abstention recorded meanwhile.",
        Category = Category,
        Outputs =
        [
            DossierOutputs.Outcome,
            new("Unbroken", "Boolean", "True if a silence round ended with nobody breaking the silence."),
            DossierOutputs.RoundsLeft,
            new("SupplementaryLeft", "Int32", "Supplementary rounds that the flow may still start after this full round."),
            DossierOutputs.CutoffFinding,
            RefusalCode,
        ],
        Outcomes = Ports("Converged", "Diverged", "Incomplete", "Cutoff", "Ended"),
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (session.Snapshot.OpenRound is not { } round)
        {
            await RefuseAsync(context, new Domain.Refusals.Refusal("round.closed"));
            return;
        }

        context.WaitFor(FlowEvents.RoundClosed(session.DossierId, round.Number));
        context.WaitFor(FlowEvents.Ended(session.DossierId));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        var dossier = (await SessionAsync(context)).Snapshot;
        context.StopWaiting();
        DossierOutputs.Set(context, dossier);
        await context.CompleteAsync(PortOf(dossier));
    }

    private static string PortOf(DossierSnapshot dossier) =>
        dossier.State != DossierState.Assessing ? "Ended"
        : dossier.LastRound!.ClosedBy == RoundCloser.Cutoff ? "Cutoff"
        : dossier.LastRound.Now!.Outcome.ToString();
}
