namespace CoordinationFlow.Workflows.Execution;

/// <summary>An activity left by an outcome that must be handled and that no connection leads on.</summary>
public sealed class UnhandledOutcomeException(string activity, string outcome)
    : Exception($"The activity '{activity}' left by '{outcome}', and no connection leads on from there.")
{
    /// <summary>The outcome.</summary>
    public string Outcome { get; } = outcome;
}
