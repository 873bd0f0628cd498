using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoordinationFlow.Coordination.Telemetry;

/// <summary>What the desk tells OpenTelemetry: spans, counts and times by command and outcome; no content, no dossier's name.</summary>
internal static class CoordinationTelemetry
{
    private const string Name = "CoordinationFlow.Coordination";
    private static readonly Meter Meter = new(Name);

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>From the taking of a command to its outcome.</summary>
    public static Histogram<double> Decide { get; } = Meter.CreateHistogram<double>("coordination.command.duration", "s");

    /// <summary>The commit of a step.</summary>
    public static Histogram<double> Commit { get; } = Meter.CreateHistogram<double>("coordination.commit.duration", "s");

    /// <summary>From the planned instant of a deadline until it has taken effect.</summary>
    public static Histogram<double> DeadlineLag { get; } = Meter.CreateHistogram<double>("coordination.deadline.lag", "s");
}
