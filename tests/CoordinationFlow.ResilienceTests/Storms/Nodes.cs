using CoordinationFlow.ResilienceTests.Kills;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>Two server processes over one database and one broker: whichever dies is started again, to die at the plan's next point, until the plan has no more.</summary>
internal sealed class Nodes(Stage stage, StormPlan plan, PatientClient client) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-storm-").FullName;
    private readonly List<Task> _kept = [];
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

    /// <summary>Starts one and keeps it running; returns when it takes work. The kept ones complete when they are to die no more.</summary>
    public async Task StartAsync(Uri address)
    {
        var first = await StartOneAsync(address, plan.NextOfProcess());
        _kept.Add(Task.Run(() => KeepAsync(address, first)));
    }

    /// <summary>The processes that run at the end.</summary>
    public List<ServerProcess> Last { get; } = [];

    /// <summary>Completes when the plan has no more kills of processes; fails with whatever went wrong.</summary>
    public Task DoneAsync() => Task.WhenAll(_kept);

    /// <inheritdoc/>
    public void Dispose()
    {
        Last.ForEach(process => process.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(ServerProcess Process, (string? Point, int Times)? End)> StartOneAsync(Uri address, (string? Point, int Times)? end)
    {
        while (true)
        {
            var process = await ServerProcess.StartAsync(address, Path.Combine(_folder, $"{address.Port}"), end is { Point: { } point } ? $"{point}:{end.Value.Times}" : null, stage.Settings);
            if (!process.IsDead || process.WasKilled)
            {
                return (process, end);
            }

            // The database was gone at this moment: a service manager starts it again.
            Interlocked.Increment(ref _unplanned);
            process.Dispose();
        }
    }

    private async Task KeepAsync(Uri address, (ServerProcess Process, (string? Point, int Times)? End) node)
    {
        while (node.End is { } end)
        {
            using (node.Process)
            {
                await DieAsync(node.Process, end);
            }

            plan.ProcessKilled(end.Point);
            node = await StartOneAsync(address, plan.NextOfProcess());
        }

        lock (Last)
        {
            Last.Add(node.Process);
        }
    }

    private async Task DieAsync(ServerProcess process, (string? Point, int Times) end)
    {
        if (end.Point is null)
        {
            using var look = new PeriodicTimer(Look);
            for (var last = client.Acknowledged + end.Times; client.Acknowledged < last && !process.IsDead;)
            {
                await look.WaitForNextTickAsync();
            }

            process.Kill();
        }

        await process.DiedAsync();
        Assert.True(process.WasKilled, process.Said);
    }
}
