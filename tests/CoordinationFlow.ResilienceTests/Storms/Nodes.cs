using System.Collections.Concurrent;
using CoordinationFlow.ResilienceTests.Kills;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>Two server processes over one database and one broker: whichever dies is started again, to die at the plan's next point, until the plan has no more.</summary>
internal sealed class Nodes(Stage stage, StormPlan plan, PatientClient client) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-storm-").FullName;
    private readonly List<Task> _kept = [];
    private readonly ConcurrentBag<ServerProcess> _started = [];
    private int _unplanned;

    /// <summary>How often a process ended by itself because it found no database at its start.</summary>
    public int StartedInVain => _unplanned;

    /// <summary>Lets a first process set the clock that all others then show, and ends it.</summary>
    public async Task SetClockAsync(Uri address)
    {
        using var alone = new PatientClient(address);
        using var process = await ServerProcess.StartAsync(address, Path.Combine(_folder, "first"), crashAt: null, stage.Settings);
        await DemoDay.BeginAsync(alone);
    }

    /// <summary>Starts one and keeps it running; returns when it takes work.</summary>
    public async Task StartAsync(Uri address)
    {
        var first = await StartOneAsync(address, plan.NextOfProcess());
        _kept.Add(Task.Run(() => KeepAsync(address, first)));
    }

    /// <summary>One task a process: completes when it is to die no more.</summary>
    public IReadOnlyList<Task> Kept => _kept;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(ServerProcess Process, (string? Point, int Times)? End)> StartOneAsync(Uri address, (string? Point, int Times)? end)
    {
        while (true)
        {
            var process = await ServerProcess.StartAsync(address, Path.Combine(_folder, $"{address.Port}"), end is { Point: { } point } ? $"{point}:{end.Value.Times}" : null, stage.Settings);
            _started.Add(process);
            if (!process.IsDead || process.WasKilled)
            {
                return (process, end);
            }

            // The database was gone at this moment: a service manager starts it again.
            Interlocked.Increment(ref _unplanned);
        }
    }

    private async Task KeepAsync(Uri address, (ServerProcess Process, (string? Point, int Times)? End) node)
    {
        while (node.End is { } end)
        {
            await DieAsync(node.Process, end);
            node = await StartOneAsync(address, plan.NextOfProcess());
        }
    }

    private async Task DieAsync(ServerProcess process, (string? Point, int Times) end)
    {
        using var look = new PeriodicTimer(Look);
        using var limit = new CancellationTokenSource(Patience);
        for (var last = client.Acknowledged + end.Times; !process.IsDead && !limit.IsCancellationRequested && (end.Point is not null || client.Acknowledged < last);)
        {
            await look.WaitForNextTickAsync();
        }

        if (process.IsDead)
        {
            plan.ProcessKilled(end.Point);
        }
        else
        {
            // At any moment; or it did not come to its point, which another one then dies at.
            process.Kill();
            plan.ProcessKilledAtAnyMoment(isMore: end.Point is not null);
        }

        await process.DiedAsync();
        Assert.True(process.WasKilled, process.Said);
    }
}
