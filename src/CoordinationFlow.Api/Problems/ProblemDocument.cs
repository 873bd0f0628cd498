using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;

namespace CoordinationFlow.Api.Problems;

/// <summary>Why a request changed nothing: a problem document (RFC 9457) with a code, the field and what to do instead.</summary>
public sealed record ProblemDocument
{
    /// <summary>A name for the kind of problem: <c>urn:coordinationflow:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>The HTTP status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A sentence in the reader's language: what is wrong and what to do instead.</summary>
    public required string Detail { get; init; }

    /// <summary>The path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>The stable code, such as <c>deadline.too-short</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The field of the request that it concerns, such as <c>paragraphs[0].text.nl</c>.</summary>
    public string? Field { get; init; }

    /// <summary>Everything that is wrong with the fields of the request.</summary>
    public ImmutableArray<FieldError>? Errors { get; init; }

    /// <summary>A deadline that would do, UTC (<c>deadline.not-working-time</c>).</summary>
    public DateTimeOffset? Suggestion { get; init; }

    /// <summary>The earliest deadline that would do, UTC (<c>deadline.too-short</c>).</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The cutoff, UTC (<c>deadline.after-cutoff</c>).</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Participants concerned (<c>dossier.not-cleared</c>).</summary>
    public ImmutableArray<string>? Participants { get; init; }

    /// <summary>The receipt of the position that stands (<c>position.conflict</c>).</summary>
    public string? StandingReceipt { get; init; }

    /// <summary>What blocks, by paragraph (<c>adoption.blocked</c>).</summary>
    public ImmutableDictionary<string, ParagraphResult>? Paragraphs { get; init; }

    /// <summary>A further word on the cause.</summary>
    public string? Reason { get; init; }

    /// <summary>The entity tag of the thing as it is now (<c>stale</c>).</summary>
    public string? CurrentTag { get; init; }

    /// <summary>What to name when asking about this request.</summary>
    public string? TraceId { get; init; }
}
