using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>
/// If no position can be had in time, the coordinator instructs ad referendum, with a reason: the dossier stays where it is, and a definitive
/// position is owed (domain 3.14).
/// </summary>
internal sealed class InstructingAdReferendum : Handler<InstructAdReferendum>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, InstructAdReferendum command)
    {
        var dossier = story.Dossier;
        if (dossier.Adoption is not null)
        {
            return new Refusal("adoption.done");
        }

        if (dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal("state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (command.Vote is { } named && !Enum.IsDefined(named))
        {
            return new Refusal("input.invalid", "vote");
        }

        var vote = command.Vote ?? dossier.Sheet.ProposedVote;
        Instructing.IssueAdReferendum(story, vote);
        DefinitivePositions.Owe(story, vote, dossier.Version!.Number, story.Keep("reason", command.Reason));
        return null;
    }
}
