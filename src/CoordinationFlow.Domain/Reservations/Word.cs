using System.Collections.Immutable;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>
/// A participant's last word on one paragraph's very text. A text that comes back brings its words back (domain 3.12). Consent and statement
/// live as long as the word.
/// </summary>
public sealed record Word(Stance Stance, DateTimeOffset At, string? Receipt)
{
    /// <summary>The holder of an S lets it stay at adoption.</summary>
    public bool Consented { get; init; }

    /// <summary>Hash of the statement into which an R was turned.</summary>
    public string? Statement { get; init; }

    /// <summary>Under what it is kept.</summary>
    public static string Key(ParagraphMark mark) => $"{mark.Id} {mark.Hash}";
}

/// <summary>What a participant's silence on a version was taken for: agreement with its proof, or no answer.</summary>
/// <param name="Version">The version that it was silent on.</param>
/// <param name="Proof">Delivery (Urgent: opening) that makes silence agreement, UTC; null: no answer.</param>
public sealed record Silence(int Version, DateTimeOffset? Proof)
{
    /// <summary>Ids of the paragraphs that it is agreement on, after a level's agreement (domain 3.13); null: all.</summary>
    public ImmutableArray<string>? Paragraphs { get; init; }

    /// <summary>Whether it is agreement on that paragraph of that version.</summary>
    public bool Agrees(int? version, string paragraph) => Version == version && Proof is not null && Paragraphs?.Contains(paragraph) != false;
}
