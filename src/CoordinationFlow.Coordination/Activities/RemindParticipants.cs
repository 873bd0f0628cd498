using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>A further reminder to all who have not answered; the round's own reminders go by themselves.</summary>
public sealed class RemindParticipants(SessionParts parts) : OneCommandActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = Describe(
        "CoordinationFlow.Remind",
        "Remind",
        "Reminds all who have not answered in the open round, once more than the procedure does by itself.");

    /// <inheritdoc/>
    protected override DossierCommand CommandOn(string dossierId) => new Remind(dossierId);
}
