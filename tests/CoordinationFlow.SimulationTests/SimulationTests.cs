using System.Diagnostics;
using System.Globalization;
using CoordinationFlow.SimulationTests.Mutations;
using CoordinationFlow.SimulationTests.World;

namespace CoordinationFlow.SimulationTests;

/// <summary>
/// The engine under seeded schedules. <c>SCHEDULES</c>: how many (20,000 if it is not given); <c>SEED</c>: that one alone, with its story.
/// </summary>
public sealed class SimulationTests(PlansFixture plans, ITestOutputHelper output) : IClassFixture<PlansFixture>
{
    private const int InCi = 20_000;

    [Fact]
    public void No_schedule_breaks_an_invariant()
    {
        var counts = new int[Enum.GetValues<Fault>().Length];
        var (first, number) = int.TryParse(Environment.GetEnvironmentVariable("SEED"), out var seed) ? (seed, 1) : (0, Schedules());
        var watch = Stopwatch.StartNew();
        var broken = Schedule.FirstBroken(plans.Plans, Mutation.None, first, number, counts);

        output.WriteLine($"{number} schedules in {watch.Elapsed.TotalSeconds:F1} s; faults: {string.Join(", ", Enum.GetNames<Fault>().Zip(counts, (name, count) => $"{name} {count}"))}");
        Assert.True(broken is null, broken);
        Assert.True(number < 1000 || counts.All(count => count > 0), "A kind of fault never struck.");
    }

    [Theory]
    [InlineData(Mutation.RowVersionCheckDropped)]
    [InlineData(Mutation.EarlyStimulusLost)]
    [InlineData(Mutation.InboxRowMissingAtRetry)]
    [InlineData(Mutation.TimerFiredEarly)]
    [InlineData(Mutation.BookmarkInSecondCommit)]
    public void A_broken_engine_is_found(Mutation mutation)
    {
        var broken = Schedule.FirstBroken(plans.Plans, mutation, 0, InCi, new int[Enum.GetValues<Fault>().Length]);

        Assert.NotNull(broken);
        output.WriteLine($"{mutation}: {broken[..broken.IndexOf('\n', StringComparison.Ordinal)]}");
    }

    [Fact]
    public void A_seed_gives_the_same_history_each_time() => Assert.Equal(Schedule.HistoriesOf(plans.Plans, 200), Schedule.HistoriesOf(plans.Plans, 200));

    private static int Schedules() => int.TryParse(Environment.GetEnvironmentVariable("SCHEDULES"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : InCi;
}
