using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Visibility;

/// <summary>
/// What a role may see of a dossier (domain 3.15): one place, asked by desk and queries alike. What may not be seen does not exist.
/// </summary>
public sealed class DossierVisibility(DossierSnapshot dossier, Role role, string? participant, bool isCleared)
{
    /// <summary>Coordinators, secretariats and auditors see everything.</summary>
    public bool IsOverseer => role is Role.Coordinator or Role.Secretariat or Role.Auditor;

    /// <summary>The caller's seat; null: none.</summary>
    public Seat? OwnSeat => participant is not null && dossier.Seats.TryGetValue(participant, out var seat) ? seat : null;

    /// <summary>The pilot's persons see all positions at any time.</summary>
    public bool IsPilot => OwnSeat == Seat.Pilot && role is Role.Handler or Role.MandateHolder;

    /// <summary>
    /// Whether the dossier exists for the caller: overseers, the pilot from the beginning, others with a seat from the first circulation on, the
    /// Permanent Representation also once an instruction was issued. Flow designers and administrators see no dossier. A restricted one does not exist
    /// for participants without clearance, whatever their seat (INV-37).
    /// </summary>
    public bool CanSee => isCleared && (IsOverseer || IsPilot || CanSeeByItsSeat);

    private bool CanSeeByItsSeat =>
        (role is Role.Handler or Role.MandateHolder or Role.PermanentRepresentation && OwnSeat is not null && !dossier.Rounds.IsEmpty)
        || (role == Role.PermanentRepresentation && !dossier.Instructions.IsEmpty)
        || (role == Role.Observer && OwnSeat == Seat.Observer && !dossier.Rounds.IsEmpty && dossier.Sheet.Classification != Classification.Restricted);

    /// <summary>Whether the caller may read drafts: not observers (no version is marked for them), and others only what was circulated.</summary>
    public bool CanReadVersion(int version) =>
        CanSee && (IsOverseer || IsPilot || (role != Role.Observer && dossier.VersionOf(version)?.CirculatedAt is not null));

    /// <summary>Whether the caller sees who answered what in that round (rule of the dossier: AtOnce or AfterDeadline; never Consulted, Informed, Observers).</summary>
    public bool SeesPositionsOf(int round) => IsOverseer || IsPilot
        || (OwnSeat == Seat.Required && role is Role.Handler or Role.MandateHolder && IsTold(round));

    /// <summary>Whether the caller sees the outcome of that round.</summary>
    public bool SeesOutcomeOf(int round) => IsOverseer || IsPilot || (role != Role.Observer && CanSee && IsClosed(round));

    /// <summary>Whether the caller sees who blocks: not Consulted, Informed and Observers (domain 3.15).</summary>
    public bool SeesBlockers => IsOverseer || IsPilot || OwnSeat == Seat.Required;

    /// <summary>Whether the caller is told what the dossier waits for: after a close that depends on what the others said.</summary>
    public bool SeesWhatItWaitsFor => dossier.OpenRound is not null || dossier.LastRound is not { } last || SeesOutcomeOf(last.Number);

    private bool IsTold(int round) => dossier.Sheet.Visibility == Domain.Words.Visibility.AtOnce || IsClosed(round);

    // A superseded round is told with the one that took its place: until that closes, its answers may be carried over into an open round.
    private bool IsClosed(int round) => dossier.Rounds.Any(one => one.Number >= round && one.State == RoundState.Closed);
}
