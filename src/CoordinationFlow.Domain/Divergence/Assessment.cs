using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Divergence;

/// <summary>Where a dossier's positions stand: the outcome and who stands how (domain 3.6). Lists are sorted by code.</summary>
public sealed record Assessment(Outcome Outcome, IncompleteReason? Reason, ImmutableDictionary<string, ParagraphResult> Paragraphs)
{
    /// <summary>Said now, as author, or carried over; the pilot included.</summary>
    public ImmutableArray<string> Express { get; init; } = [];

    /// <summary>Silent, and silence counts as agreement.</summary>
    public ImmutableArray<string> Tacit { get; init; } = [];

    /// <summary>Did not answer.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Said that they have no competence.</summary>
    public ImmutableArray<string> NoCompetence { get; init; } = [];

    /// <summary>Retired without successor.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Paragraphs by participant asked in this round that said nothing in it, whose last word stands.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> CarriedOver { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Consulted participants that said other than A, by paragraph.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Notes { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Silence and Urgent: whether no counted stance is P, S, R or O. Null in an Ordinary round.</summary>
    public bool? Unbroken { get; init; }

    /// <summary>Whether some paragraph is Blocked.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsBlocked => Paragraphs.Values.Any(paragraph => paragraph.State == ParagraphState.Blocked);
}
