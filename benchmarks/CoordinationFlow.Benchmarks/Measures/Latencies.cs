using System.Diagnostics;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>Does a number of things, so many at a time, and knows how long each took.</summary>
internal sealed class Latencies
{
    private readonly double[] _milliseconds;

    private Latencies(double[] milliseconds, TimeSpan elapsed) => (_milliseconds, Elapsed) = (milliseconds, elapsed);

    /// <summary>For all of them together.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Done a second.</summary>
    public double PerSecond => _milliseconds.Length / Elapsed.TotalSeconds;

    /// <summary>Does it <paramref name="count"/> times, <paramref name="parallel"/> at a time, in the order of numbers.</summary>
    public static async Task<Latencies> OfAsync(int count, int parallel, Func<int, Task> work)
    {
        var (milliseconds, next, clock) = (new double[count], -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                await work(number);
                milliseconds[number] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        })));
        clock.Stop();
        Array.Sort(milliseconds);
        return new Latencies(milliseconds, clock.Elapsed);
    }

    /// <summary>The latency, in milliseconds, below which that share of them stayed (0 to 1).</summary>
    public double At(double share) => _milliseconds[Math.Clamp((int)Math.Ceiling(share * _milliseconds.Length) - 1, 0, _milliseconds.Length - 1)];
}
