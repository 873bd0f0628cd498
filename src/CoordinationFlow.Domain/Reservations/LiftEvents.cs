using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>A holder is asked to lift what it holds, until the review date (UTC).</summary>
public sealed record LiftAsked(string TaskId, string Participant, DateTimeOffset ReviewAt, bool IsKept) : DossierEvent;

/// <summary>A task to lift has ended: Answered, Lapsed, Cancelled or Transferred.</summary>
public sealed record LiftEnded(string TaskId, string Participant, TaskState State) : DossierEvent;

/// <summary>A review date has passed and these still hold their reservations; the next date is that one (UTC).</summary>
public sealed record ReservationsReviewed(ImmutableArray<string> Participants, DateTimeOffset Next) : DossierEvent;
