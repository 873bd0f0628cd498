using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>
/// A holder lowers its own reservations, at any time before adoption; after adoption a kept P or S, and the instruction is issued anew (domain 3.7).
/// So it is in a dossier that was reopened, as long as the former adoption's instruction is the valid one (D17, INV-43).
/// </summary>
internal sealed class Lifting : Handler<LiftReservation>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, LiftReservation command)
    {
        var (dossier, participant) = (story.Dossier, story.Context.Actor.Participant!);
        if (dossier.Abstention is not null || dossier.State is DossierState.Withdrawn or DossierState.Closed || command.Paragraphs.IsEmpty)
        {
            return new Refusal("state.wrong");
        }

        foreach (var (id, stance) in command.Paragraphs.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (dossier.Version?.Find(id) is not { } mark)
            {
                return new Refusal("position.unknown-paragraph", $"paragraphs.{id}");
            }

            if (dossier.Adoption is { } adopted && !adopted.Reservations.Any(kept => dossier.SpeakerOf(kept.Participant) == participant && kept.Paragraph == id))
            {
                return new Refusal("adoption.done", $"paragraphs.{id}");
            }

            var held = HeldOn(dossier, participant, mark);
            if (held is null or Stance.Agree or Stance.NoCompetence || stance >= held)
            {
                return new Refusal("lift.not-lower", $"paragraphs.{id}");
            }
        }

        story.Add(new ReservationChanged(participant, ReservationChange.Lift, command.Paragraphs, null));
        if (dossier.RecordInForce() is { } record && (dossier.Adoption is not null || !story.Dossier.Kept.SequenceEqual(dossier.Kept)))
        {
            Instructing.IssueAnew(story, record);
        }

        if (dossier.Adoption is null)
        {
            story.TellOutcome(OutcomeCause.Lifted, participant);
        }

        return null;
    }

    /// <summary>What may be lowered: after adoption the kept reservation, whatever an answer that was overtaken says beside it.</summary>
    private static Stance? HeldOn(DossierSnapshot dossier, string participant, ParagraphMark mark) =>
        dossier.Adoption is null
            ? dossier.WordOf(participant, mark)?.Stance
            : dossier.Kept.FirstOrDefault(kept => kept.Participant == participant && kept.Paragraph == mark.Id)?.Stance;
}

/// <summary>A holder lets its S stay at adoption (domain 3.7).</summary>
internal sealed class Consenting : Handler<ConsentToAdoption>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ConsentToAdoption command)
    {
        var stances = Held.By(story, command.Paragraphs, Stance.ScrutinyReservation);
        if (stances.IsEmpty)
        {
            return new Refusal("state.wrong", "paragraphs");
        }

        story.Add(new ReservationChanged(story.Context.Actor.Participant!, ReservationChange.Consent, stances, null));
        return null;
    }
}

/// <summary>A holder turns its R into a statement, which counts as C and still breaks silence (domain 3.7).</summary>
internal sealed class Stating : Handler<MakeStatement>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, MakeStatement command)
    {
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return new Refusal("reason.missing", "text");
        }

        var stances = Held.By(story, command.Paragraphs, Stance.SubstantiveReservation);
        if (stances.IsEmpty || stances.Count < command.Paragraphs.Length)
        {
            return new Refusal("state.wrong", "paragraphs");
        }

        var participant = story.Context.Actor.Participant!;
        story.Add(new ReservationChanged(participant, ReservationChange.Statement, stances, story.Keep("statement", command.Text)));
        story.TellOutcome(OutcomeCause.Statement, participant);
        return null;
    }
}

/// <summary>What the actor's participant holds.</summary>
internal static class Held
{
    /// <summary>The actor's words of that stance on the current text, on these paragraphs or on all; empty also where nothing may change any more.</summary>
    public static ImmutableDictionary<string, Stance> By(Happenings story, ImmutableArray<string> paragraphs, Stance stance)
    {
        var dossier = story.Dossier;
        return dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated)
            ? ImmutableDictionary<string, Stance>.Empty
            : dossier.Version!.Paragraphs
                .Where(mark => (paragraphs.IsEmpty || paragraphs.Contains(mark.Id)) && dossier.WordOf(story.Context.Actor.Participant!, mark)?.Stance == stance)
                .ToImmutableDictionary(mark => mark.Id, _ => stance);
    }
}
