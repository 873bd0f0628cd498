using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Any counted participant, the pilot or a coordinator asks for the next level; the coordinator opens it (domain 3.13).</summary>
internal sealed class AskingForALevel : Handler<AskForLevel>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, AskForLevel command)
    {
        var (dossier, actor) = (story.Dossier, story.Context.Actor);
        if (actor.Role == Role.MandateHolder && !dossier.IsCounted(actor.Participant!))
        {
            return new Refusal("right.missing");
        }

        if (dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal("state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        story.Add(new LevelAskedFor(actor.Participant, story.Keep("reason", command.Reason)));
        return null;
    }
}
