using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Workflows.Moving;

namespace CoordinationFlow.Coordination.FlowDesigns;

/// <summary>How flows are used, and the move of running instances to another version. The page says who may ask; it holds nothing of any dossier. Thread-safe.</summary>
public interface IFlowUse
{
    /// <summary>Numbers over all flows, those that have faulted last, and a page of definitions with theirs.</summary>
    Task<FlowDashboard> DashboardAsync(int page, CancellationToken cancellationToken);

    /// <summary>How many instances run on each version of a definition, newest first.</summary>
    Task<ImmutableArray<VersionUse>> UseAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>What moving the running instances of one version to another would come to, for so many of them, oldest first. Nothing is changed.</summary>
    Task<ImmutableArray<MoveVerdict>> DryRunAsync(string fromVersionId, string toVersionId, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Moves these instances, each in a transaction of its own with its entry in the system's audit chain; what stands in the way of one keeps no
    /// other. Throws <see cref="UnauthorizedAccessException"/> where the caller is no administrator.
    /// </summary>
    Task<ImmutableArray<MoveVerdict>> MoveAsync(Caller by, IReadOnlyCollection<string> instanceIds, string toVersionId, CancellationToken cancellationToken);

    /// <summary>Lets a faulted instance go on from where it failed, with an entry in the system's audit chain. False: there is none such, or nothing of it has faulted.</summary>
    Task<bool> RetryAsync(Caller by, string instanceId, CancellationToken cancellationToken);
}

/// <summary>A version and how many instances run on it.</summary>
public sealed record VersionUse(FlowVersion Version, int Running);

/// <summary>Numbers over all flows.</summary>
/// <param name="Running">Instances that have not ended.</param>
/// <param name="WithIncidents">Instances with an open incident.</param>
/// <param name="Finished">Instances that have ended.</param>
/// <param name="Definitions">How many definitions there are.</param>
public sealed record FlowDashboard(int Running, int WithIncidents, int Finished, int Definitions)
{
    /// <summary>A page of definitions, by name.</summary>
    public ImmutableArray<DefinitionUse> Page { get; init; } = [];

    /// <summary>Instances with open incidents, the last first.</summary>
    public ImmutableArray<FaultedInstance> Faulted { get; init; } = [];
}

/// <summary>A definition, by its newest version, and its instances.</summary>
public sealed record DefinitionUse(FlowVersion Latest, int Running, int WithIncidents, int Finished);

/// <summary>An instance with an open incident.</summary>
public sealed record FaultedInstance(string Id, string DefinitionId, int Version, DateTimeOffset At, int Incidents);
