using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the decision of the level that was convened, for the last block's lifting, or for the cutoff, whichever comes first (domain 3.13, 3.21).</summary>
public sealed class HoldSitting(SessionParts parts) : CoordinationActivity(parts)
{
    private const string Cutoff = "Cutoff";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.HoldSitting",
        DisplayName = "Hold a sitting",
        Description = "Waits for the decision of the level that the coordinator has convened: Agreed, Confirming (those absent without due notice are asked), SentBack, NoAgreement (the next level), Failed (it was the top one). Lifting the last block and the cutoff end the wait too.",
        Category = Category,
        Outputs = [new("Level", "String", "The level that sat."), RefusalCode],
        Outcomes = Ports("Agreed", "Confirming", "SentBack", "NoAgreement", "Failed", "Lifted", Cutoff, "Ended"),
        MustHandle = [Cutoff, Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (session.Snapshot.OpenSitting() is null)
        {
            await RefuseAsync(context, new Domain.Refusals.Refusal("level.order"));
            return;
        }

        context.WaitFor(FlowEvents.LevelClosed(session.DossierId));
        context.WaitFor(FlowEvents.Cutoff(session.DossierId));
        context.WaitFor(FlowEvents.Ended(session.DossierId));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        var dossier = (await SessionAsync(context)).Snapshot;
        context.StopWaiting();
        context.SetOutput("Level", dossier.Sittings[^1].Level.ToString());
        var met = resumption.Stimulus.Key;
        await context.CompleteAsync(met.Name == FlowEvents.LevelClosed(dossier.Id).Name ? PortOf(dossier) : met.Name);
    }

    private static string PortOf(DossierSnapshot dossier) => dossier.Sittings[^1].Exit switch
    {
        LevelExit.Agreement => dossier.OpenRound is null ? "Agreed" : "Confirming",
        LevelExit.SendBack => "SentBack",
        LevelExit.NoAgreement => dossier.TopLevelHasFailed() ? "Failed" : "NoAgreement",
        _ => "Lifted",
    };
}
