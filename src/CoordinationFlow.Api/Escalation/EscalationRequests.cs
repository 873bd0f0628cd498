using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Escalation;

/// <summary>A level to be convened.</summary>
public sealed record EscalateRequest
{
    /// <summary>L1, L2, L3 or K: the next level of the ladder.</summary>
    public required Level Level { get; init; }

    /// <summary>When it sits.</summary>
    public required DateTimeOffset Sitting { get; init; }

    /// <summary>The coordinator's reason: needed where the outcome is Incomplete, or a level is passed over.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Reason { get; init; }
}

/// <summary>What a level decided.</summary>
public sealed record SittingRequest
{
    /// <summary>The level that sat.</summary>
    public required Level Level { get; init; }

    /// <summary>Agreement, SendBack or NoAgreement.</summary>
    public required SittingDecision Decision { get; init; }

    /// <summary>Codes of those present.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public required ImmutableArray<string> Present { get; init; }

    /// <summary>The minutes.</summary>
    [MaxLength(BodyLimits.Text), NotBlank]
    public required string Minutes { get; init; }

    /// <summary>For Agreement: ids of the paragraphs decided; the others keep their state.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<string>? Decides { get; init; }

    /// <summary>For Agreement: the texts of the table, for decided paragraphs alone.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<ParagraphRequest>? Paragraphs { get; init; }
}
