namespace CoordinationFlow.Workflows.Problems;

/// <summary>What is wrong with a definition. A definition with problems that are more than warnings is not published.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Message">A sentence for the flow designer.</param>
public sealed record Problem(string Code, string Message)
{
    /// <summary>Whether it is only to be looked at: a definition is published in spite of warnings.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The activity's id in the definition; null: the definition as a whole.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The activity's name, for reading.</summary>
    public string? ActivityName { get; init; }

    /// <summary>The property of the activity or of the definition, as it is spelt in the file.</summary>
    public string? Property { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        (IsWarning ? "warning " : "") + (ActivityId, Property) switch
        {
            (null, null) => $"{Code}: {Message}",
            (null, _) => $"{Code} at {Property}: {Message}",
            (_, null) => $"{Code} at activity '{ActivityName ?? ActivityId}': {Message}",
            _ => $"{Code} at activity '{ActivityName ?? ActivityId}', {Property}: {Message}",
        };
}
