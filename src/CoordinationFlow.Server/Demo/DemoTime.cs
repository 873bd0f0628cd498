using System.Globalization;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// Moves the demo clock forward and does, in order and each at its own instant, what falls due on the way. The clock never goes back.
/// The offset is kept in the store, so that a restart does not lose the days that were skipped. Thread-safe.
/// </summary>
internal sealed class DemoTime(DemoClock clock, DueRun due, TimerRun timers, IStore store) : IDisposable
{
    private const string Kind = "demo";
    private const string Code = "clock";

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The next instant at which something falls due; null: nothing is armed.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var (round, timer) = (await due.NextAsync(cancellationToken), await timers.NextDueAsync(cancellationToken));
        return timer is null || round < timer ? round : timer;
    }

    /// <summary>Lets the clock show that instant without anything falling due: the demonstration's own beginning.</summary>
    public void BeginAt(DateTimeOffset instant) => clock.Show(instant);

    /// <summary>Lets the clock show the machine's time.</summary>
    public void ShowMachineTime() => clock.Offset = TimeSpan.Zero;

    /// <summary>Goes to that instant (UTC) and returns how many things fell due on the way.</summary>
    public async Task<int> ForwardAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var fired = await FireUntilAsync(to, cancellationToken);
            if (to > clock.GetUtcNow())
            {
                clock.Show(to);
            }
            return fired;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Sets the clock as the store remembers it.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await transaction.FindAsync(ReferenceRow.Table, cancellationToken, Kind, Code) is { } kept)
        {
            clock.Offset = TimeSpan.Parse(kept.Json.Trim('"'), CultureInfo.InvariantCulture);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private async Task<int> FireUntilAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        var fired = 0;
        while (await NextAsync(cancellationToken) is { } next && next <= to)
        {
            if (next > clock.GetUtcNow())
            {
                clock.Show(next);
            }
            var outcome = await due.FireFirstAsync(next, cancellationToken);
            if (outcome?.Refusal is not null)
            {
                // It stays due; the deadline worker says so in the log and tries it again at its own pace.
                return fired;
            }
            fired += outcome is not null ? 1 : await timers.FireDueAsync(next, cancellationToken);
        }
        return fired;
    }

    /// <summary>Lets the store remember where the clock stands.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var json = $"\"{clock.Offset.ToString("c", CultureInfo.InvariantCulture)}\"";
        if (await transaction.FindAsync(ReferenceRow.Table, cancellationToken, Kind, Code) is { } kept)
        {
            transaction.Update(ReferenceRow.Table, kept with { Json = json });
        }
        else
        {
            transaction.Insert(ReferenceRow.Table, new ReferenceRow { Kind = Kind, Code = Code, Json = json });
        }
        await transaction.CommitAsync(cancellationToken);
    }
}
