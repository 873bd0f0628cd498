using System.Collections.Immutable;

namespace CoordinationFlow.Domain.Refusals;

/// <summary>
/// Why a command changed nothing (domain 3.18): the code, the field it concerns, and what the reader can do instead.
/// The sentence in the reader's language is made from the code and the details by resources.
/// </summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Field">The command's field, in camelCase, or null where the whole command is meant.</param>
public sealed record Refusal(string Code, string? Field = null)
{
    /// <summary>A deadline that would do (<c>deadline.not-working-time</c>), UTC.</summary>
    public DateTimeOffset? Suggestion { get; init; }

    /// <summary>The earliest deadline that would do (<c>deadline.too-short</c>), UTC.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The cutoff (<c>deadline.after-cutoff</c>), UTC.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Participants concerned (<c>dossier.not-cleared</c>).</summary>
    public ImmutableArray<string> Participants { get; init; } = [];

    /// <summary>The receipt of the standing position (<c>position.conflict</c>).</summary>
    public string? StandingReceipt { get; init; }

    /// <summary>What blocks (<c>adoption.blocked</c>), by paragraph.</summary>
    public ImmutableDictionary<string, Divergence.ParagraphResult> Paragraphs { get; init; } = ImmutableDictionary<string, Divergence.ParagraphResult>.Empty;

    /// <summary>A further word on the cause, as the scenario format has it (<c>NobodyCompetent</c>).</summary>
    public string? Reason { get; init; }
}

/// <summary>Thrown where a refusal must end a step; carries what was refused.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    /// <summary>The refusal.</summary>
    public Refusal Refusal { get; } = refusal;
}
