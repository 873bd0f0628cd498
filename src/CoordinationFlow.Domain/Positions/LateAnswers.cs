using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>
/// Late answers (domain 3.9): kept and changing nothing; after adoption a finding; from those gone on without they count at once; where they
/// only lower the participant's own severity they are a lifting.
/// </summary>
internal static class LateAnswers
{
    public static void Take(Happenings story, PositionContent content, string participant, Round round)
    {
        var dossier = story.Dossier;
        if (dossier.Adoption is not null)
        {
            story.Add(new FindingRaised("answer.late-after-adoption", participant));
        }
        else if (dossier.Abstention is null && dossier.State == DossierState.Assessing && dossier.GoneOnWithout.Contains(participant))
        {
            story.Add(new LateAdmitted(participant, round.Number, story.Receipt!.Id, ""));
            story.TellOutcome(OutcomeCause.GoneOnWithout, participant);
        }
        else if (dossier.Abstention is null && Lowered(dossier, content, participant, round) is { IsEmpty: false } lowered)
        {
            story.Add(new ReservationChanged(participant, ReservationChange.Lift, lowered, null));
            story.TellOutcome(OutcomeCause.Lifted, participant);
        }
    }

    /// <summary>The lower stances, if the answer is equal or lower on each paragraph and lower on one; else empty. Silence has nothing to lower.</summary>
    private static ImmutableDictionary<string, Stance> Lowered(DossierSnapshot dossier, PositionContent content, string participant, Round round)
    {
        var none = ImmutableDictionary<string, Stance>.Empty;
        if (round.Version != dossier.Version!.Number || content.Default == Stance.NoCompetence || dossier.NotCompetent.Contains(participant))
        {
            return none;
        }

        var standings = dossier.Version.Paragraphs.Select(mark => (mark.Id, Now: Standing.Of(dossier, participant, mark).Said, Then: content.Paragraphs.GetValueOrDefault(mark.Id, content.Default))).ToArray();
        return Array.TrueForAll(standings, one => one.Now is { } now && one.Then <= now)
            ? standings.Where(one => one.Then < one.Now).ToImmutableDictionary(one => one.Id, one => one.Then)
            : none;
    }
}

/// <summary>The coordinator lets a late answer count as if in time, before adoption only (domain 3.9; INV-16).</summary>
internal sealed class AdmittingLate : Handler<AdmitLate>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, AdmitLate command)
    {
        var dossier = story.Dossier;
        if (dossier.Adoption is not null)
        {
            return new Refusal("adoption.done");
        }

        if (dossier.State is not (DossierState.Assessing or DossierState.InRound or DossierState.Escalated))
        {
            return new Refusal("state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (dossier.Successors.ContainsKey(command.Participant))
        {
            return new Refusal("participant.retired", "participant");
        }

        var late = dossier.Positions.LastOrDefault(position => position.Participant == command.Participant && position is { Admitted: false, Receipt.Status: PositionStatus.Late });
        if (late is null)
        {
            return new Refusal("participant.unknown", "participant");
        }

        story.Add(new LateAdmitted(command.Participant, late.Round, late.Receipt.Id, story.Keep("reason", command.Reason)));
        story.TellOutcome(OutcomeCause.AdmitLate, command.Participant);
        return null;
    }
}
