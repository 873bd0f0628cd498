namespace CoordinationFlow.Workflows.Execution;

/// <summary>An input could not be evaluated; the cause is the inner exception.</summary>
public sealed class InputException(string input, Exception cause)
    : Exception($"Failed to evaluate activity input '{input}'", cause)
{
    /// <summary>The input's name.</summary>
    public string Input { get; } = input;
}
