using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Looks where the dossier stands now, so that the flow can choose its way after something has changed.</summary>
public sealed class LookAtOutcome(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.LookAtOutcome",
        DisplayName = "Look at the outcome",
        Description = "Reads the dossier's state, the outcome as it stands now, how many rounds are left, and what the cutoff found, without waiting.",
        Category = Category,
        Outputs = [new("State", "String", "The dossier's state."), DossierOutputs.Outcome, DossierOutputs.RoundsLeft, DossierOutputs.CutoffFinding, new("AtCutoff", "Boolean", "True if the cutoff is being reached in this very instant.")],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        DossierOutputs.Set(context, session.Snapshot);
        context.SetOutput("State", session.Snapshot.State.ToString());
        context.SetOutput("AtCutoff", session.Events.OfType<CutoffReached>().Any());
        await context.CompleteAsync();
    }
}
