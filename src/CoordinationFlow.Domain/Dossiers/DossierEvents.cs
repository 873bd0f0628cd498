using System.Collections.Immutable;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>The dossier was made.</summary>
public sealed record DossierCreated(string DossierId, DossierSheet Sheet) : DossierEvent;

/// <summary>The sheet was changed.</summary>
public sealed record SheetEdited(DossierSheet Sheet) : DossierEvent;

/// <summary>The draft was written: version, hash over the whole, and the paragraphs' marks. Replaces an uncirculated version of the same number.</summary>
public sealed record DraftWritten(int Version, string Hash, ImmutableArray<ParagraphMark> Paragraphs) : DossierEvent;

/// <summary>The dossier's state after everything in the instant; at most one an instant.</summary>
public sealed record StateChanged(DossierState To) : DossierEvent;

/// <summary>The cutoff was armed or disarmed (UTC; null: none).</summary>
public sealed record CutoffSet(DateTimeOffset? Cutoff) : DossierEvent;

/// <summary>The cutoff was reached and found this.</summary>
public sealed record CutoffReached(CutoffFinding Then) : DossierEvent;

/// <summary>The cutoff passed while nothing was under way; it will not be reached any more.</summary>
public sealed record CutoffPassed : DossierEvent;

/// <summary>A participant's seat changed: Added, SeatChanged or Retired in <paramref name="Change"/>; a retired one may have a successor.</summary>
public sealed record ParticipantChanged(string Participant, string Change, Seat? Seat, string? Successor = null) : DossierEvent
{
    /// <summary>The change of a retirement.</summary>
    public const string Retired = "Retired";
}

/// <summary>Something to be looked at: a code such as <c>answer.late-after-adoption</c> (domain 5.2).</summary>
public sealed record FindingRaised(string Finding, string? Participant) : DossierEvent;

/// <summary>A command was refused; changes no state (INV-46).</summary>
public sealed record CommandRefused(string Command, string? Participant, Refusal Refusal) : DossierEvent;

/// <summary>The dossier was withdrawn.</summary>
public sealed record Withdrawn(string ReasonHash) : DossierEvent;
