using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoordinationFlow.Workflows.Telemetry;

/// <summary>What the engine tells OpenTelemetry: resumes and faults by definition; no content.</summary>
internal static class FlowTelemetry
{
    private const string Name = "CoordinationFlow.Workflows";
    private static readonly Meter Meter = new(Name);

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Instances started or resumed.</summary>
    public static Counter<long> Resumed { get; } = Meter.CreateCounter<long>("coordination.flow.runs");

    /// <summary>Activities that failed.</summary>
    public static Counter<long> Faulted { get; } = Meter.CreateCounter<long>("coordination.flow.incidents");
}
