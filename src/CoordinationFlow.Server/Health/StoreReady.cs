using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoordinationFlow.Server.Health;

/// <summary>Ready when the store answers a question.</summary>
internal sealed class StoreReady(IStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var transaction = store.Begin();
        await transaction.QueryAsync(ReferenceRow.Table.All.Take(1), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
