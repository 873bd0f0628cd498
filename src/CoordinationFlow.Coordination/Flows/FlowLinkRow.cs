using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>The dossier's main instance; written in the start's transaction. One live main instance a dossier.</summary>
public sealed record FlowLinkRow
{
    /// <summary>The table.</summary>
    public static Table<FlowLinkRow> Table { get; } = new("flow_link", [nameof(DossierId), nameof(PositionNo)]) { Unique = [[nameof(InstanceId)]] };

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The position's number: a reopened dossier has another instance.</summary>
    public required int PositionNo { get; init; }

    /// <summary>The instance; unique.</summary>
    public required string InstanceId { get; init; }
}
