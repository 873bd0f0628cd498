using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>What waits for the coordinator: the open round's deadline would be another one (domain 3.10).</summary>
/// <param name="Kind">Why.</param>
/// <param name="Proposal">The deadline that is proposed, UTC.</param>
/// <param name="At">Since when it waits, UTC.</param>
public sealed record Impact(ImpactKind Kind, DateTimeOffset Proposal, DateTimeOffset At);
