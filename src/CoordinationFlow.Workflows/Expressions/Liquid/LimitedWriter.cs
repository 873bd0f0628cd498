using System.Diagnostics;
using System.Globalization;

namespace CoordinationFlow.Workflows.Expressions.Liquid;

/// <summary>Where a template writes: stops it when the text gets too long or the time is over.</summary>
internal sealed class LimitedWriter(ExpressionLimits limits, CancellationToken cancellationToken) : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int added)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (GetStringBuilder().Length + added > limits.TextLength)
        {
            throw new ExpressionException($"The template was stopped: its text got longer than {limits.TextLength} characters.");
        }

        if (Stopwatch.GetElapsedTime(_began) > limits.Time)
        {
            throw new ExpressionException($"The template was stopped: it ran for more than {limits.Time.TotalSeconds} s.");
        }
    }
}
