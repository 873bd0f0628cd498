using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>A definitive position is owed by then (UTC), after the instruction with this vote on this version; replaces a duty that was owed before.</summary>
public sealed record DefinitivePositionDue(DateTimeOffset Due, Vote Vote, int Version) : DossierEvent
{
    /// <summary>Hash of the reason for instructing, or for deviating, before there was a position.</summary>
    public string? ReasonHash { get; init; }
}

/// <summary>The duty to give a definitive position has ended so.</summary>
public sealed record DefinitivePosition(DefinitiveState State) : DossierEvent;
