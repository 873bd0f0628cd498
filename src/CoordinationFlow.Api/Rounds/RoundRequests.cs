using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Deadlines;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Rounds;

/// <summary>A round to be opened.</summary>
public sealed record CirculateRequest
{
    /// <summary>Ordinary, Silence or Urgent.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>The deadline; without it the procedure's default.</summary>
    public DeadlineRequest? Deadline { get; init; }

    /// <summary>A new version of the draft, if it is to be circulated on one.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<ParagraphRequest>? Paragraphs { get; init; }

    /// <summary>A supplementary round: only these are asked.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Ask { get; init; }

    /// <summary>The coordinator's reason to go below the minimum notice, past the cutoff or past the number of rounds.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Override { get; init; }
}

/// <summary>A new version that replaces the open round's.</summary>
public sealed record SupersedeRequest
{
    /// <summary>The new round's procedure.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>The deadline; without it the procedure's default.</summary>
    public DeadlineRequest? Deadline { get; init; }

    /// <summary>The new version.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public required ImmutableArray<ParagraphRequest> Paragraphs { get; init; }

    /// <summary>The coordinator's reason to go below the minimum notice or past the cutoff.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Override { get; init; }
}

/// <summary>A later deadline.</summary>
public sealed record ExtendRequest
{
    /// <summary>The new deadline.</summary>
    public required DeadlineRequest Deadline { get; init; }

    /// <summary>Why; everyone asked can read it.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Reason { get; init; }

    /// <summary>The coordinator's reason to go past the cutoff.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Override { get; init; }
}

/// <summary>An earlier deadline.</summary>
public sealed record ShortenRequest
{
    /// <summary>The new deadline, not below the minimum notice.</summary>
    public required DeadlineRequest Deadline { get; init; }

    /// <summary>Why; everyone asked can read it.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Reason { get; init; }
}

/// <summary>Why.</summary>
public sealed record ReasonRequest
{
    /// <summary>The reason, kept with the decision.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Reason { get; init; }
}

/// <summary>A late answer to be counted.</summary>
public sealed record AdmitLateRequest
{
    /// <summary>Whose answer.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public required string Participant { get; init; }

    /// <summary>The reason, kept with the decision.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Reason { get; init; }
}
