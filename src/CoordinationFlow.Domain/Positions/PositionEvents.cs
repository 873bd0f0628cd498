using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>An answer was stored, whether it counts or not.</summary>
public sealed record PositionReceived(
    string Participant, int Round, int Version, Receipt Receipt, Stance Default, ImmutableDictionary<string, Stance> Stances,
    bool ConsentsToAdoption, string? Replaces, string? MessageId, string? Key, string? PreparedBy, string CommittedBy) : DossierEvent
{
    /// <summary>When it was processed, if later than it was received.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }
}

/// <summary>A participant's standing stances changed by lift, consent or statement.</summary>
public sealed record ReservationChanged(string Participant, ReservationChange By, ImmutableDictionary<string, Stance> Paragraphs, string? TextHash) : DossierEvent;

/// <summary>A late answer was admitted.</summary>
public sealed record LateAdmitted(string Participant, int Round, string ReceiptId, string ReasonHash) : DossierEvent;
