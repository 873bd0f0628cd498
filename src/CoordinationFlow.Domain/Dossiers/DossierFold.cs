using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>Folds one event into a dossier's state; each feature folds its own (INV-40).</summary>
internal static class DossierFold
{
    public static DossierSnapshot Fold(this DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        DossierCreated e => (dossier with { Id = e.DossierId, Cutoff = null }).WithSheet(e.Sheet),
        SheetEdited e => dossier.WithSheet(e.Sheet),
        DraftWritten e => dossier.Fold(e),
        StateChanged e => dossier with { State = e.To, StateOfRecord = e.To },
        CutoffSet e => dossier with { Cutoff = e.Cutoff },
        CutoffReached or CutoffPassed => dossier with { CutoffIsReached = true },
        ParticipantChanged { Change: ParticipantChanged.Retired } e => Succession.Retire(dossier, e),
        ParticipantChanged e => dossier.Fold(e),
        Withdrawn => dossier with { State = DossierState.Withdrawn },
        CommandRefused => dossier,
        _ => RoundFold.Fold(dossier, happened) ?? TaskFold.Fold(dossier, happened) ?? PositionFold.Fold(dossier, happened) ?? AdoptionFold.Fold(dossier, happened)
            ?? MeetingFold.Fold(dossier, happened) ?? ImpactFold.Fold(dossier, happened) ?? EscalationFold.Fold(dossier, happened)
            ?? AdReferendumFold.Fold(dossier, happened) ?? FollowUpFold.Fold(dossier, happened) ?? ReopeningFold.Fold(dossier, happened)
            ?? LiftFold.Fold(dossier, happened) ?? FindingFold.Fold(dossier, happened) ?? InstructionProofFold.Fold(dossier, happened)
            ?? throw new InvalidOperationException($"Nothing folds {happened.GetType().Name}."),
    };

    private static DossierSnapshot WithSheet(this DossierSnapshot dossier, DossierSheet sheet)
    {
        var seats = ImmutableSortedDictionary.CreateBuilder<string, Seat>();
        foreach (var (codes, seat) in new[] { (sheet.Observers, Seat.Observer), (sheet.Informed, Seat.Informed), (sheet.Consulted, Seat.Consulted), (sheet.Required, Seat.Required), ([sheet.Pilot], Seat.Pilot) })
        {
            foreach (var code in codes)
            {
                seats[code] = seat;
            }
        }

        return dossier with { Sheet = sheet, Seats = seats.ToImmutable() };
    }

    private static DossierSnapshot Fold(this DossierSnapshot dossier, DraftWritten e)
    {
        var version = new DraftVersion(e.Version, e.Hash, e.At, e.Paragraphs);
        var kept = dossier.Versions.RemoveAll(one => one.Number == e.Version);
        return dossier with { Versions = kept.Add(version) };
    }

    private static DossierSnapshot Fold(this DossierSnapshot dossier, ParticipantChanged e) => dossier with
    {
        Seats = e.Seat is { } seat ? dossier.Seats.SetItem(e.Participant, seat) : dossier.Seats.Remove(e.Participant),
        Excluded = e.Seat is null ? dossier.Excluded.Remove(e.Participant) : dossier.Excluded,
    };
}
