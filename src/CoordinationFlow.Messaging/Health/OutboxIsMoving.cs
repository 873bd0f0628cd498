using System.Globalization;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoordinationFlow.Messaging.Health;

/// <summary>Degraded while the oldest message in the outbox waits longer than a minute.</summary>
internal sealed class OutboxIsMoving(IStore store, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var transaction = store.Begin();
        var oldest = await transaction.QueryAsync(OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(1), cancellationToken);
        return oldest is [var row] && time.GetUtcNow() - row.CreatedAt > Limit
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"A message has been waiting since {row.CreatedAt:O}."))
            : HealthCheckResult.Healthy();
    }
}
