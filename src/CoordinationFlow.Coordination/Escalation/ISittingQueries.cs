using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Coordination.Escalation;

/// <summary>The ladder and its sittings, as a caller may see them; null where the dossier does not exist for the caller.</summary>
public interface ISittingQueries
{
    /// <summary>Sittings, newest first; none for those who may not see who blocks (Consulted, Informed, Observers).</summary>
    Task<ImmutableArray<SittingView>?> SittingsAsync(Caller caller, string dossierId, CancellationToken cancellationToken);

    /// <summary>What may be convened now; no levels for those who may not convene.</summary>
    Task<LadderView?> LadderAsync(Caller caller, string dossierId, CancellationToken cancellationToken);
}
