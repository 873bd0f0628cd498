using System.Text.Json;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Telemetry;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>
/// Sends what steps have written to the outbox, in order, a batch at a time, each under its stored message id, and deletes rows only
/// when they have arrived. After a crash everything that is still there is sent again; receivers recognise the id. Of the processes that share a store
/// one does this at a time, so that order holds and nothing travels twice for nothing.
/// </summary>
internal sealed class OutboxRelay(
    IStore store, IBusControl bus, ParticipantEndpoints endpoints, OutboxDelivery delivery, OutboxSignal signal, ITransport transport, ISoleDuty duty,
    IHostApplicationLifetime host, BusSettings settings, ICrashPoints crashPoints, TimeProvider time, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private const string Duty = "relay";
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(2);

    // On its way a message takes the machine's time, also where the clock of a demonstration leaps back.
    private static readonly TimeProvider OnTheWay = TimeProvider.System;
    private readonly Dictionary<string, DateTimeOffset> _notBefore = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RelayAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what has not arrived stands in the outbox.
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = settings.Look ?? transport.Look;
            try
            {
                await endpoints.EnsureAsync(stoppingToken);
                if (await duty.IsMineAsync(Duty, stoppingToken))
                {
                    await SendAllAsync(stoppingToken);
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.RelayFailed(logger, problem);
                pause = AfterAFailure;
            }

            await signal.WaitAsync(pause, stoppingToken);
        }
    }

    // What runs at start (migrations, reference data, demonstration) comes first.
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var rows = await ReadAsync(after, cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            after = rows[^1].Id;
            await SendAsync([.. rows.Where(IsDue)], cancellationToken);
        }
    }

    private async Task<IReadOnlyList<OutboxRow>> ReadAsync(string? after, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var query = OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(BatchSize);
        return await transaction.QueryAsync(after is null ? query : query.After(after), cancellationToken);
    }

    private async Task SendAsync(List<OutboxRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var activity = Traces.Source.StartActivity("outbox.send");
        activity?.SetTag("messaging.batch.message_count", rows.Count);
        var sent = rows.ConvertAll(row => (Row: row, Arrival: delivery.SendAsync(row, cancellationToken)));
        var all = Task.WhenAll(sent.Select(one => one.Arrival));
        await Task.WhenAny(all, Task.Delay(settings.Patience, OnTheWay, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();

        var arrived = sent.Where(one => one.Arrival.IsCompletedSuccessfully).ToList();
        await EndAsync(arrived.ConvertAll(one => (one.Row, one.Arrival.Result)), cancellationToken);
        foreach (var (row, arrival) in sent.Except(arrived))
        {
            delivery.Forget(row);
            var problem = arrival.Exception?.GetBaseException();
            // What broke on the way goes again soon, what is on its way or is no message not before long.
            _notBefore[row.Id] = OnTheWay.GetUtcNow() + (problem is null or JsonException ? settings.Patience : AfterAFailure);
            if (problem is not null)
            {
                Log.NotSent(logger, row.Type, row.Id, problem);
            }
        }

        Traces.Sent.Add(arrived.Count);
        foreach (var (row, _) in arrived)
        {
            Traces.RelayLag.Record(Math.Max(0, (time.GetUtcNow() - row.CreatedAt).TotalSeconds));
        }

        if (arrived.Count < rows.Count)
        {
            Log.NotArrived(logger, rows.Count - arrived.Count);
        }
    }

    private async Task EndAsync(List<(OutboxRow Row, InboxRow? Taken)> arrived, CancellationToken cancellationToken)
    {
        if (arrived.Count == 0)
        {
            return;
        }

        crashPoints.Reached(CrashPoint.BetweenSendAndDelete);
        try
        {
            await DeleteAsync(arrived, cancellationToken);
        }
        catch (StoreConflictException) when (arrived.Count > 1)
        {
            // Another process has sent some of them too, at a change of duty.
            foreach (var one in arrived)
            {
                await EndAsync([one], cancellationToken);
            }
        }
        catch (StoreConflictException)
        {
            _notBefore.Remove(arrived[0].Row.Id);
        }
    }

    private async Task DeleteAsync(List<(OutboxRow Row, InboxRow? Taken)> arrived, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        foreach (var (row, taken) in arrived)
        {
            transaction.Delete(OutboxRow.Table, row);
            _notBefore.Remove(row.Id);
            if (taken is not null)
            {
                transaction.Insert(InboxRow.Table, taken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private bool IsDue(OutboxRow row) => !_notBefore.TryGetValue(row.Id, out var notBefore) || notBefore <= OnTheWay.GetUtcNow();
}
