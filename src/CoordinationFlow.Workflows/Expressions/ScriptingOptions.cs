namespace CoordinationFlow.Workflows.Expressions;

/// <summary>What an administrator allows scripts.</summary>
public sealed record ScriptingOptions
{
    /// <summary>
    /// Whether C# runs. It runs with the server's own rights and without limits, so only where every flow designer is trusted like an
    /// administrator; off unless allowed.
    /// </summary>
    public bool AllowsCSharp { get; init; }

    /// <summary>Functions without arguments that JavaScript gets besides Elsa's, and the text that each returns.</summary>
    public IReadOnlyDictionary<string, string> TextFunctions { get; init; } = new Dictionary<string, string>();
}
