using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.Server.Deadlines;

/// <summary>
/// Fires what has fallen due, rounds and flows' timers alike. Sleeps until the next planned instant, is woken when an earlier one is
/// armed, and looks every few seconds as a net: another node may have armed something, the clock may have been set, or a stimulus and its
/// bookmark may have missed each other.
/// </summary>
internal sealed class DeadlineWorker(
    DueRun due, TimerRun timers, KeptStimulusRun kept, TimeProvider clock, DueSignal signal, IHostApplicationLifetime host,
    ILogger<DeadlineWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterAnError = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(await WorkAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.DeadlinesFailed(logger, error);
                await Task.Delay(AfterAnError, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Before that nobody reads the answers' queues, and silence cannot be told from an answer under way.
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Fires what is due now and returns how long there is nothing to do.</summary>
    private async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outcomes = await due.FireDueAsync(now, cancellationToken);
        await timers.FireDueAsync(now, cancellationToken);
        await kept.MeetAsync(cancellationToken);
        foreach (var refused in outcomes.Where(outcome => outcome.Refusal is not null))
        {
            Log.DueRefused(logger, refused.DossierId, refused.Refusal!.Code);
        }
        var next = Earlier(await due.NextAsync(cancellationToken), await timers.NextDueAsync(cancellationToken));
        var sleep = next is { } instant ? instant - clock.GetUtcNow() : LongestSleep;
        // What was due and is still there was refused or waits for its answers; their coming rings the bell.
        var shortest = next <= now ? AfterAnError : TimeSpan.Zero;
        return sleep < shortest ? shortest : sleep > LongestSleep ? LongestSleep : sleep;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
}
