using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>A changed calendar would move the round's deadline to the proposal (UTC); it stands until the coordinator answers.</summary>
public sealed record CalendarImpact(int Round, DateTimeOffset Deadline, DateTimeOffset Proposal) : DossierEvent;

/// <summary>The round's deadline lies beyond the moved cutoff, which is the proposal (UTC); it stands until the coordinator answers.</summary>
public sealed record DeadlineBeyondCutoff(int Round, DateTimeOffset Deadline, DateTimeOffset Proposal) : DossierEvent;

/// <summary>The coordinator keeps the deadline.</summary>
public sealed record ImpactKept(int Round, string? ReasonHash) : DossierEvent;

/// <summary>The calendar was changed back before the coordinator answered: nothing is to be moved any more.</summary>
public sealed record ImpactLapsed(int Round) : DossierEvent;
