using System.Collections.Concurrent;
using System.Diagnostics;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>How long each of many things took. Thread-safe.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    /// <summary>How many.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>All of them one after another.</summary>
    public TimeSpan Sum => TimeSpan.FromMilliseconds(_milliseconds.Sum());

    /// <summary>Does it <paramref name="count"/> times, <paramref name="parallel"/> at a time, in the order of numbers, and tells how long all took together.</summary>
    public static async Task<(Latencies Each, TimeSpan Elapsed)> OfAsync(int count, int parallel, Func<int, Task> work)
    {
        var (latencies, next, clock) = (new Latencies(), -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                await work(number);
                latencies.Note(begun);
            }
        })));
        return (latencies, clock.Elapsed);
    }

    /// <summary>Does one thing.</summary>
    public async Task<T> OfAsync<T>(Func<Task<T>> work)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = await work();
        Note(begun);
        return result;
    }

    /// <summary>The latency, in milliseconds, below which that share of them stayed (0 to 1).</summary>
    public double At(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private void Note(long begun) => _milliseconds.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
}
