using System.Diagnostics.Metrics;
using CoordinationFlow.Coordination.Alarms;

namespace CoordinationFlow.Server.Alarms;

/// <summary>Looks for alarms now and then, so that metrics show them though nobody opens the page: <c>coordination.alarms</c>, by key.</summary>
internal sealed class AlarmWatch : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private readonly IAlarms _alarms;
    private readonly IHostApplicationLifetime _host;
    private readonly ILogger<AlarmWatch> _logger;
    private readonly Meter _meter = new("CoordinationFlow.Server");
    private volatile IReadOnlyList<Alarm> _last = [];
    private HashSet<string> _told = [];

    public AlarmWatch(IAlarms alarms, IHostApplicationLifetime host, ILogger<AlarmWatch> logger)
    {
        (_alarms, _host, _logger) = (alarms, host, logger);
        _meter.CreateObservableGauge("coordination.alarms", Observe);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Tell(_last = await _alarms.NowAsync(stoppingToken));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Log.AlarmsFailed(_logger, problem);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private void Tell(IReadOnlyList<Alarm> alarms)
    {
        var now = alarms.Select(alarm => $"{alarm.Key} {alarm.DossierId} {string.Join(' ', alarm.About)}".Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var raised in now.Except(_told))
        {
            Log.AlarmRaised(_logger, raised);
        }

        _told = now;
    }

    private IEnumerable<Measurement<int>> Observe() =>
        AlarmKeys.All.Select(key => new Measurement<int>(_last.Where(alarm => alarm.Key == key).Sum(alarm => alarm.Count), KeyValuePair.Create<string, object?>("alarm", key)));
}
