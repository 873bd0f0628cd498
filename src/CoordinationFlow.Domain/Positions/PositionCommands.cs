using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Positions;

/// <summary>
/// A mandate holder's answer (domain 3.5). The participant is the actor's. <paramref name="TaskId"/> is null for the pilot, who commits
/// without a task. <paramref name="DraftHash"/>, where given, must be the hash of a version of the dossier.
/// </summary>
public sealed record CommitPosition(string DossierId, string? TaskId, PositionContent Content, string? Replaces = null, string? DraftHash = null)
    : DossierCommand(DossierId)
{
    /// <summary>The message's id on the queue, or the caller's idempotency key on REST and portal prefixed by the way in; null: none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The caller's idempotency key, compared with the content (<c>idempotency.mismatch</c>).</summary>
    public string? Key { get; init; }

    /// <summary>What the sender claims as sending time; kept and never used.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>Lifts the actor's participant's own reservations: lower stances by paragraph (domain 3.7).</summary>
public sealed record LiftReservation(string DossierId, ImmutableDictionary<string, Words.Stance> Paragraphs) : DossierCommand(DossierId);

/// <summary>Consents that the participant's S stays at adoption; no paragraphs: all its S.</summary>
public sealed record ConsentToAdoption(string DossierId, ImmutableArray<string> Paragraphs) : DossierCommand(DossierId);

/// <summary>Turns the participant's R on these paragraphs into a statement.</summary>
public sealed record MakeStatement(string DossierId, ImmutableArray<string> Paragraphs, string Text) : DossierCommand(DossierId);

/// <summary>Lets a late answer count (domain 3.9).</summary>
public sealed record AdmitLate(string DossierId, string Participant, string Reason) : DossierCommand(DossierId);
