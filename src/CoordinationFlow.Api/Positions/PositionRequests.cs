using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Positions;

/// <summary>What a participant says.</summary>
public record ContentRequest
{
    /// <summary>The stance on every paragraph that is not named below.</summary>
    public required Stance Default { get; init; }

    /// <summary>Stances that differ, by paragraph id.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Paragraphs)]
    public ImmutableDictionary<string, Stance>? Paragraphs { get; init; }

    /// <summary>The comment on the whole; AgreeWithComments needs this or an amendment.</summary>
    [MaxLength(BodyLimits.Text)]
    public string? Comment { get; init; }

    /// <summary>Remarks by paragraph id.</summary>
    [Texts(BodyLimits.Text), MaxLength(BodyLimits.Paragraphs)]
    public ImmutableDictionary<string, string>? Remarks { get; init; }

    /// <summary>The reason; SubstantiveReservation and Object need one.</summary>
    [MaxLength(BodyLimits.Text)]
    public string? Reason { get; init; }

    /// <summary>The parliament concerned; ParliamentaryReservation needs one.</summary>
    [MaxLength(BodyLimits.Line)]
    public string? Parliament { get; init; }

    /// <summary>Proposed new texts by paragraph id.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public ImmutableDictionary<string, AmendmentRequest>? Amendments { get; init; }

    /// <summary>Whether a scrutiny reservation may stay at adoption.</summary>
    public bool ConsentsToAdoption { get; init; }

    /// <summary>The language it is written in: nl, fr, de or en.</summary>
    [RegularExpression("nl|fr|de|en")]
    public string? Language { get; init; }

    internal PositionContent Content() => new(Default)
    {
        Paragraphs = Paragraphs ?? ImmutableDictionary<string, Stance>.Empty,
        Comment = Comment,
        Remarks = Remarks ?? ImmutableDictionary<string, string>.Empty,
        Reason = Reason,
        Parliament = Parliament,
        Amendments = Amendments?.ToImmutableDictionary(pair => pair.Key, pair => new Amendment(pair.Value.OldHash, pair.Value.Text)) ?? ImmutableDictionary<string, Amendment>.Empty,
        ConsentsToAdoption = ConsentsToAdoption,
        Language = Language,
    };
}

/// <summary>An answer.</summary>
public sealed record PositionRequest : ContentRequest
{
    /// <summary>The receipt of the answer that this one revises.</summary>
    [MaxLength(BodyLimits.Code)]
    public string? Replaces { get; init; }

    /// <summary>The hash of the version that was read; refused where the dossier has no such version.</summary>
    [RegularExpression("[0-9a-f]{64}")]
    public string? DraftHash { get; init; }

    /// <summary>When you sent it; kept and never used.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>A proposed new text of one paragraph.</summary>
public sealed record AmendmentRequest
{
    /// <summary>The hash of the paragraph that it replaces.</summary>
    [RegularExpression("[0-9a-f]{64}")]
    public string? OldHash { get; init; }

    /// <summary>The new text by language.</summary>
    [TextByLanguage(BodyLimits.Text), MinLength(1)]
    public required ImmutableDictionary<string, string> Text { get; init; }
}

/// <summary>Lower stances.</summary>
public sealed record LiftRequest
{
    /// <summary>The new stance by paragraph id.</summary>
    [Codes(BodyLimits.Code), MinLength(1), MaxLength(BodyLimits.Paragraphs)]
    public required ImmutableDictionary<string, Stance> Paragraphs { get; init; }
}

/// <summary>Consent that a scrutiny reservation stays at adoption.</summary>
public sealed record ConsentRequest
{
    /// <summary>On these paragraphs; without them on all.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<string>? Paragraphs { get; init; }
}

/// <summary>A substantive reservation turned into a statement.</summary>
public sealed record StatementRequest
{
    /// <summary>On these paragraphs.</summary>
    [Codes(BodyLimits.Code), MinLength(1), MaxLength(BodyLimits.Paragraphs)]
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>What the Permanent Representation is to say.</summary>
    [MaxLength(BodyLimits.Text), NotBlank]
    public required string Text { get; init; }
}
