using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>Folds answers and what becomes of reservations.</summary>
internal static class PositionFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        PositionReceived e => Receive(dossier, e),
        LateAdmitted e => Admit(dossier, e),
        ReservationChanged e => Change(dossier, e),
        _ => null,
    };

    private static DossierSnapshot Receive(DossierSnapshot dossier, PositionReceived e)
    {
        var position = new StoredPosition(e.Participant, e.Round, e.Version, e.Receipt, e.Default, e.Stances, e.ConsentsToAdoption)
        {
            MessageId = e.MessageId,
            Key = e.Key,
            CommittedBy = e.CommittedBy,
        };
        dossier = dossier with { Positions = dossier.Positions.Add(position) };
        return e.Receipt.Status switch
        {
            PositionStatus.InTime => Speak(Stand(dossier, position), position, e.At),
            PositionStatus.OnSupersededVersion => Speak(dossier, position, e.At),
            _ => dossier,
        };
    }

    private static DossierSnapshot Admit(DossierSnapshot dossier, LateAdmitted e)
    {
        var late = dossier.Positions.First(position => position.Receipt.Id == e.ReceiptId);
        var admitted = late with { Admitted = true };
        var standing = Stand(dossier with { Positions = dossier.Positions.Replace(late, admitted) }, admitted, answers: false);
        if (late.Round == dossier.LastRound!.Number)
        {
            return Speak(standing, admitted, e.At);
        }

        var spoken = Speak(standing, admitted, late.Receipt.ReceivedAt, butFor: word => word.At > late.Receipt.ReceivedAt);
        return HasAnsweredSince(dossier, late) ? spoken with { NotCompetent = dossier.NotCompetent } : spoken;
    }

    /// <summary>As if in time, an admitted answer of an earlier round is not the last word where the participant has answered since (domain 3.9, 3.12).</summary>
    private static bool HasAnsweredSince(DossierSnapshot dossier, StoredPosition late) => dossier.Positions.Any(position =>
        position.Participant == late.Participant && position.Receipt.ReceivedAt > late.Receipt.ReceivedAt
        && (position.Admitted || position.Receipt.Status is PositionStatus.InTime or PositionStatus.OnSupersededVersion));

    private static DossierSnapshot Stand(DossierSnapshot dossier, StoredPosition position, bool answers = true) =>
        dossier.Change(position.Round, round => round with
        {
            Standing = round.Standing.SetItem(position.Participant, position.Receipt.Id),
            Tasks = answers && round.Tasks.TryGetValue(position.Participant, out var task) ? round.Tasks.SetItem(position.Participant, Answered(task, position)) : round.Tasks,
        });

    /// <summary>The first answer ends the task's waiting; what lay ready is what was sent, or is overtaken by it.</summary>
    private static Tasks.RespondTask Answered(Tasks.RespondTask task, StoredPosition position)
    {
        var sent = task with { PreparedHash = null, PreparedBy = null, PreparedAt = null, ReturnedWith = null };
        return task.IsOpen ? sent with { State = TaskState.Answered, Since = position.Receipt.ReceivedAt } : sent;
    }

    /// <summary>Makes the answer the participant's last word on the text that it answered, but for words that stand.</summary>
    private static DossierSnapshot Speak(DossierSnapshot dossier, StoredPosition position, DateTimeOffset at, Func<Word, bool>? butFor = null)
    {
        if (position.Default == Stance.NoCompetence)
        {
            return dossier with { NotCompetent = dossier.NotCompetent.Add(position.Participant), GoneOnWithout = dossier.GoneOnWithout.Remove(position.Participant) };
        }

        var words = dossier.Words.GetValueOrDefault(position.Participant, ImmutableDictionary<string, Word>.Empty);
        foreach (var mark in dossier.VersionOf(position.Version)!.Paragraphs)
        {
            var (key, stance) = (Word.Key(mark), position.On(mark.Id));
            words = butFor is not null && words.TryGetValue(key, out var since) && butFor(since) ? words : words.SetItem(key, new Word(stance, at, position.Receipt.Id) { Consented = position.ConsentsToAdoption && stance == Stance.ScrutinyReservation });
        }

        return dossier with
        {
            Words = dossier.Words.SetItem(position.Participant, words),
            NotCompetent = dossier.NotCompetent.Remove(position.Participant),
            GoneOnWithout = dossier.GoneOnWithout.Remove(position.Participant),
            WasAnswered = dossier.WasAnswered || dossier.Seats.GetValueOrDefault(position.Participant) == Seat.Required,
        };
    }

    private static DossierSnapshot Change(DossierSnapshot dossier, ReservationChanged e)
    {
        var words = dossier.Words.GetValueOrDefault(e.Participant, ImmutableDictionary<string, Word>.Empty);
        foreach (var (id, stance) in e.Paragraphs)
        {
            var key = Word.Key(dossier.Version!.Find(id)!);
            var word = words[key];
            words = words.SetItem(key, e.By switch
            {
                ReservationChange.Lift => new Word(stance, e.At, word.Receipt),
                ReservationChange.Consent => word with { Consented = true },
                _ => word with { Statement = e.TextHash },
            });
        }

        dossier = dossier with { Words = dossier.Words.SetItem(e.Participant, words) };
        return e.By != ReservationChange.Lift ? dossier : dossier with
        {
            Positions = [.. dossier.Positions.Select(position => dossier.SpeakerOf(position.Participant) == e.Participant ? position with { LiftedSince = true } : position)],
            Kept = [.. dossier.Kept.Select(kept => AfterLifting(dossier, kept, e)).OfType<KeptReservation>()],
        };
    }

    /// <summary>What is lifted on another text than the adopted one leaves the adoption as it is; so does what was kept as lower.</summary>
    private static KeptReservation? AfterLifting(DossierSnapshot dossier, KeptReservation kept, ReservationChanged e) =>
        kept.Participant != e.Participant || !e.Paragraphs.TryGetValue(kept.Paragraph, out var stance) || stance >= kept.Stance || !dossier.IsOnTheAdoptedText(kept.Paragraph) ? kept
        : stance is Stance.ParliamentaryReservation or Stance.ScrutinyReservation ? kept with { Stance = stance }
        : null;
}
