using CoordinationFlow.ElsaApi.Executions;
using CoordinationFlow.ElsaApi.Instances;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.ElsaApi.Hub;

/// <summary>
/// Looks once a second whether an instance that somebody watches has moved, whichever node moved it, and tells its viewers. Costs nothing while
/// nobody watches, and no instance more than one message a second however fast it runs.
/// </summary>
internal sealed class InstanceNews(ObservedInstances observed, IHubContext<InstanceHub> hub, WorkflowHost host, InstanceReading reading, ILogger<InstanceNews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private Dictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is StoreFailedException or DefinitionNotFoundException)
            {
                Log.NewsFailed(logger, failure);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var ids = observed.Ids;
        _told = _told.Where(told => ids.Contains(told.Key)).ToDictionary(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return;
        }

        var rows = await host.RunAsync(step => step.Transaction.QueryAsync(InstanceRow.Table.Where(nameof(InstanceRow.Id), Comparison.In, ids.ToArray()), step.CancellationToken), cancel);
        foreach (var row in rows.Where(row => _told.GetValueOrDefault(row.Id) != row.RowVersion))
        {
            await TellAsync(row.Id, cancel);
            _told[row.Id] = row.RowVersion;
        }
    }

    private async Task TellAsync(string instanceId, CancellationToken cancel)
    {
        var executions = await host.RunAsync(step => reading.ExecutionsAsync(step, instanceId), cancel);
        var viewers = hub.Clients.Group(instanceId);
        await viewers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancel);
        await viewers.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = ExecutionStats.Of(executions, []) }, cancel);
        await viewers.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instanceId }, cancel);
    }
}
