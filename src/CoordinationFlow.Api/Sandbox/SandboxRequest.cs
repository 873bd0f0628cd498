using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Coordination.Trying;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Sandbox;

/// <summary>What the sandbox is to be asked.</summary>
public sealed record SandboxRequest
{
    /// <summary>Whether within three hours instead of working days.</summary>
    public bool Urgent { get; init; }

    /// <summary>The deadline: 17:00 of the N-th working day after today.</summary>
    [Range(1, 30)]
    public int? WorkingDays { get; init; }

    /// <summary>The draft; without it two paragraphs that ship.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<ParagraphRequest>? Paragraphs { get; init; }

    internal SandboxWish Wish() => new(Urgent ? Procedure.Urgent : Procedure.Ordinary, WorkingDays ?? 2, ParagraphRequest.All(Paragraphs));
}
