namespace CoordinationFlow.Benchmarks.Startup;

/// <summary>From the process's start to its first answered request; medians, milliseconds.</summary>
internal sealed record StartupReport(int Instances, int Runs, double BareMilliseconds, double ServerMilliseconds)
{
    /// <summary>Processor time until then.</summary>
    public double BareProcessorMilliseconds { get; init; }

    /// <summary>Processor time until then.</summary>
    public double ServerProcessorMilliseconds { get; init; }

    /// <summary>For people: Markdown.</summary>
    public string Table() => string.Join('\n',
    [
        $"| First answered request, {Instances:N0} suspended instances | bare ASP.NET host | the server | times |",
        "| --- | ---: | ---: | ---: |",
        $"| from the process's start | {BareMilliseconds:N0} ms | {ServerMilliseconds:N0} ms | {ServerMilliseconds / BareMilliseconds:N2} |",
        $"| processor time | {BareProcessorMilliseconds:N0} ms | {ServerProcessorMilliseconds:N0} ms | {ServerProcessorMilliseconds / BareProcessorMilliseconds:N2} |",
    ]);
}
