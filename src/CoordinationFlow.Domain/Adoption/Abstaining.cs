using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>
/// Records an abstention (domain 3.2: D13; 3.14; INV-24): by the flow once the cutoff is reached and something blocks or the
/// top level has failed, by the coordinator with a reason at any time. An open round is closed first; who was silent in it did not answer.
/// </summary>
internal sealed class Abstaining : Handler<RecordAbstention>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, RecordAbstention command)
    {
        if (story.Dossier.Adoption is not null)
        {
            return new Refusal("adoption.done");
        }

        if (story.Dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal("state.wrong");
        }

        var byFlow = story.Context.Actor.Role == Role.Flow;
        var topLevelFailed = story.Dossier.TopLevelHasFailed();
        if (byFlow && !topLevelFailed && !(story.Dossier.CutoffIsReached && !AdoptionGate.Blockers(story.Dossier).IsEmpty))
        {
            return new Refusal("right.missing");
        }

        if (!byFlow && string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (story.Dossier.OpenRound is { } round)
        {
            Closing.Close(story, round, round == story.RunningRound ? RoundCloser.Abstention : RoundCloser.Deadline);
        }

        if (!byFlow)
        {
            story.Keep("reason", command.Reason!);
        }

        LeavingTheLadder.CallOff(story);
        story.Add(new Abstained(Record(story.Dossier, !byFlow ? "Coordinator" : topLevelFailed ? "TopLevel" : "Cutoff")));
        Instructing.Issue(story);
        return null;
    }

    private static AbstentionRecord Record(DossierSnapshot dossier, string reason)
    {
        var (reached, tried) = CoordinationScale.Of(dossier);
        return new AbstentionRecord(dossier.PositionNo, dossier.Version!.Number, dossier.Version.Hash, reason, AdoptionGate.Blockers(dossier), dossier.LevelsThatSat())
        {
            ScaleReached = reached,
            ScaleTried = tried,
        };
    }
}
