namespace CoordinationFlow.Workflows.Expressions;

/// <summary>What one evaluation may use; whoever needs more has put into an expression what belongs into an activity.</summary>
public sealed record ExpressionLimits
{
    /// <summary>The limits of a server.</summary>
    public static ExpressionLimits Default { get; } = new();

    /// <summary>Wall-clock time of one evaluation.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time of one regular expression.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Bytes that one evaluation may allocate.</summary>
    public long Memory { get; init; } = 64 * 1024 * 1024;

    /// <summary>Calls within calls.</summary>
    public int Recursion { get; init; } = 100;

    /// <summary>Statements of a script, steps of a template.</summary>
    public int Statements { get; init; } = 1_000_000;

    /// <summary>Items of one array.</summary>
    public uint ArrayItems { get; init; } = 100_000;

    /// <summary>Characters of one text that an evaluation makes.</summary>
    public int TextLength { get; init; } = 4 * 1024 * 1024;
}
