using CoordinationFlow.SimulationTests.Flows;
using CoordinationFlow.SimulationTests.Mutations;
using CoordinationFlow.SimulationTests.World;

namespace CoordinationFlow.SimulationTests;

/// <summary>Runs seeds, each in one thread of its own world.</summary>
internal static class Schedule
{
    /// <summary>What the first broken seed of a range says, with its story; null: none is broken. Two threads share the range.</summary>
    public static string? FirstBroken(Plans plans, Mutation mutation, int first, int number, int[] counts)
    {
        var (next, broken) = (first - 1, (string?)null);
        void Work()
        {
            var own = new int[counts.Length];
            for (var seed = Interlocked.Increment(ref next); seed < first + number && Volatile.Read(ref broken) is null; seed = Interlocked.Increment(ref next))
            {
                if (Broken(plans, mutation, seed, own, out _) is { } found)
                {
                    Interlocked.CompareExchange(ref broken, found, null);
                }
            }

            for (var kind = 0; kind < counts.Length; kind++)
            {
                Interlocked.Add(ref counts[kind], own[kind]);
            }
        }

        // Threads of our own: a test runner's have a context that would take continuations elsewhere.
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return broken;
    }

    /// <summary>A hash over everything that happens in each of some seeds.</summary>
    public static ulong[] HistoriesOf(Plans plans, int number)
    {
        var histories = new ulong[number];
        var thread = new Thread(() =>
        {
            for (var seed = 0; seed < number; seed++)
            {
                Broken(plans, Mutation.None, seed, new int[Enum.GetValues<Fault>().Length], out histories[seed]);
            }
        });
        thread.Start();
        thread.Join();
        return histories;
    }

    private static string? Broken(Plans plans, Mutation mutation, int seed, int[] counts, out ulong history)
    {
        var world = new SimulatedWorld(seed, plans, mutation, counts);
        try
        {
            world.Run();
            return null;
        }
        catch (Exception failure)
        {
            return $"seed {seed}: {failure.Message}\n{world.Story}{failure.StackTrace}\nreplay: make simulation SEED={seed}";
        }
        finally
        {
            history = world.Hash;
        }
    }
}
