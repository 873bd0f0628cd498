using CoordinationFlow.Workflows.Runtime;
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

    /// <summary>The dossier whose main instance it is; null: it is none's.</summary>
    public static async ValueTask<string?> DossierOfAsync(Step step, string instanceId)
    {
        var links = await step.Transaction.QueryAsync(Table.Where(nameof(InstanceId), Comparison.Equal, instanceId).Take(1), step.CancellationToken);
        return links.Count == 0 ? null : links[0].DossierId;
    }
}
