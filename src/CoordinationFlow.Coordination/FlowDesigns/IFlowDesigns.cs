using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Coordination.FlowDesigns;

/// <summary>What pages for flow designers show of definitions. It holds nothing of any dossier; the page says who may ask. Thread-safe.</summary>
public interface IFlowDesigns
{
    /// <summary>A version of a definition, the newest if no number is given; null: there is none such.</summary>
    Task<FlowVersion?> VersionAsync(string definitionId, int? version, CancellationToken cancellationToken);

    /// <summary>All versions, newest first, without their content; none where there is no such definition.</summary>
    Task<ImmutableArray<FlowVersion>> VersionsAsync(string definitionId, CancellationToken cancellationToken);
}

/// <summary>A version of a definition.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="VersionId">The version's own id.</param>
/// <param name="Version">Its number.</param>
/// <param name="Name">The name a designer gave.</param>
public sealed record FlowVersion(string DefinitionId, string VersionId, int Version, string Name)
{
    /// <summary>Whether new instances run it.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether its content stands, because it was published or run.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether no later one exists.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Who saved it, by name; null: it came with the program or by a file.</summary>
    public string? SavedBy { get; init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The definition's JSON; empty in lists.</summary>
    public JsonObject Content { get; init; } = [];
}
