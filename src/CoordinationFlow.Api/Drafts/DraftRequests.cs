using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Domain.Drafts;

namespace CoordinationFlow.Api.Drafts;

/// <summary>One paragraph of a draft.</summary>
public sealed record ParagraphRequest
{
    /// <summary>Its id, the same over all versions.</summary>
    [MaxLength(BodyLimits.Code), RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]*")]
    public required string Id { get; init; }

    /// <summary>Its text by language (nl, fr, de, en); one at least.</summary>
    [TextByLanguage(BodyLimits.Text), MinLength(1)]
    public required ImmutableDictionary<string, string> Text { get; init; }

    /// <summary>The domain's paragraphs.</summary>
    public static ImmutableArray<Paragraph> All(ImmutableArray<ParagraphRequest>? given) =>
        given is { } paragraphs ? [.. paragraphs.Select(paragraph => new Paragraph(paragraph.Id, paragraph.Text))] : [];
}

/// <summary>The draft's text as it is to be.</summary>
public sealed record DraftRequest
{
    /// <summary>The paragraphs in their order.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public required ImmutableArray<ParagraphRequest> Paragraphs { get; init; }
}
