using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoordinationFlow.Messaging.Telemetry;

/// <summary>What the bus's side tells OpenTelemetry: spans and counts, no content.</summary>
internal static class Traces
{
    private const string Name = "CoordinationFlow.Messaging";
    private static readonly Meter Meter = new(Name);

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Messages that have arrived at a participant's queue.</summary>
    public static Counter<long> Sent { get; } = Meter.CreateCounter<long>("coordination.messages.sent");

    /// <summary>From the commit that wrote a message until it has arrived.</summary>
    public static Histogram<double> RelayLag { get; } = Meter.CreateHistogram<double>("coordination.relay.lag", "s");

    /// <summary>Messages taken in, by what became of them.</summary>
    public static Counter<long> TakenIn { get; } = Meter.CreateCounter<long>("coordination.messages.taken_in");

    /// <summary>Letters, by what became of them.</summary>
    public static Counter<long> Letters { get; } = Meter.CreateCounter<long>("coordination.mail.letters");

    /// <summary>From the instant at which a letter might leave until the mail server had it.</summary>
    public static Histogram<double> MailLag { get; } = Meter.CreateHistogram<double>("coordination.mail.lag", "s");
}
