using System.Globalization;
using Jint.Runtime;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>A script's clock stands at its step's instant, in UTC, so that a step that is run anew sees the same time.</summary>
internal sealed class StepClock(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
