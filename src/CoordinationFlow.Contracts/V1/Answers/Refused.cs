namespace CoordinationFlow.Contracts.V1;

/// <summary>A message changed nothing, and sending it again unchanged will not either.</summary>
public sealed record Refused : OutgoingMessage
{
    /// <summary>The message id of what was refused; absent where it could not be read.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Why, as a code such as <c>task.unknown</c> or <c>position.conflict</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The field concerned, in camelCase; absent where the whole message is meant.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong, in the participant's first language.</summary>
    public required string Text { get; init; }

    /// <summary>What to do instead, in the same language.</summary>
    public string? Hint { get; init; }
}
