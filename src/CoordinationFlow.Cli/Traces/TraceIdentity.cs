using System.Globalization;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Cli.Traces;

/// <summary>Counts, so that a run gives the same trace each time.</summary>
internal sealed class TraceIdentity : IIdentity
{
    private long _last;

    /// <inheritdoc/>
    public string NewId() => Interlocked.Increment(ref _last).ToString("x32", CultureInfo.InvariantCulture);
}
