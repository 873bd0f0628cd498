using System.Globalization;
using CoordinationFlow.Coordination.Alarms;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoordinationFlow.Server.Health;

/// <summary>Degraded while there are alarms; says which kinds, how many and since when, and no dossier's name.</summary>
internal sealed class AlarmsRaised(IAlarms alarms) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var raised = await alarms.NowAsync(cancellationToken);
        return raised.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(
            "; ", raised.GroupBy(alarm => alarm.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Sum(alarm => alarm.Count)} since {group.Min(alarm => alarm.Since):O}"))));
    }
}
