namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>What one thing costs in stores of different sizes; medians, each ratio to the smallest store.</summary>
internal sealed record ScaleReport(string Store, string What, IReadOnlyList<ScaleCost> Costs)
{
    /// <summary>For people: Markdown.</summary>
    public static string Table(IReadOnlyList<ScaleReport> reports) => string.Join('\n',
    [
        $"| On {reports[0].Store}: CPU / pages read | {string.Join(" | ", reports[0].Costs.Select(cost => $"{cost.Instances:N0} instances"))} | CPU, largest to smallest | pages, largest to smallest |",
        $"| --- | {string.Concat(Enumerable.Repeat("---: | ", reports[0].Costs.Count))}---: | ---: |",
        .. reports.Select(report => $"| {report.What} | {string.Join(" | ", report.Costs.Select(cost => $"{cost.Microseconds:N0} µs / {cost.Pages:N1}"))} | {report.Costs[^1].ProcessorRatio:N2} | {report.Costs[^1].PagesRatio:N2} |"),
    ]);
}

/// <summary>The cost in a store of that size.</summary>
internal sealed record ScaleCost(int Instances, double Microseconds, double Pages, double ProcessorRatio, double PagesRatio);
