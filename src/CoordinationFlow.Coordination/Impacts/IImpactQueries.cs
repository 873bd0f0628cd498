using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Impacts;

/// <summary>Which open rounds a changed calendar or meeting would move, over all dossiers (domain 3.10; U21).</summary>
public interface IImpactQueries
{
    /// <summary>
    /// A page of them by standing deadline. Administrators, who see no dossier, get references and deadlines without titles; null where the caller is
    /// none of coordinator, secretariat, auditor, administrator.
    /// </summary>
    Task<Page<ImpactLine>?> ImpactsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken);
}

/// <summary>A round whose deadline would be another one; it stands until the coordinator applies the proposal or keeps it.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title by language; empty for those who see no dossier.</param>
/// <param name="Round">The open round.</param>
/// <param name="Kind">Why: the calendar was changed, or the cutoff has moved.</param>
/// <param name="Deadline">The standing deadline, UTC.</param>
/// <param name="Proposal">The deadline that is proposed, UTC.</param>
/// <param name="Since">Since when it waits, UTC.</param>
/// <param name="Cutoff">The cutoff, UTC.</param>
public sealed record ImpactLine(
    string DossierId, string Reference, ImmutableDictionary<string, string> Title, int Round, ImpactKind Kind, DateTimeOffset Deadline, DateTimeOffset Proposal, DateTimeOffset Since, DateTimeOffset? Cutoff);
