using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Dossiers;

/// <summary>What a dossier is about and who has which seat.</summary>
public record SheetRequest
{
    /// <summary>Such as BE-2027-0001; unique.</summary>
    [MaxLength(BodyLimits.Code), RegularExpression("[A-Za-z0-9][A-Za-z0-9./_-]*")]
    public required string Reference { get; init; }

    /// <summary>The title by language; one at least.</summary>
    [TextByLanguage(BodyLimits.Line), MinLength(1)]
    public required ImmutableDictionary<string, string> Title { get; init; }

    /// <summary>Codes of policy areas.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Areas { get; init; }

    /// <summary>Public, Internal (the default) or Restricted.</summary>
    public Classification? Classification { get; init; }

    /// <summary>When participants see each other's positions: AfterDeadline (the default) or AtOnce.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>Approve (the default), Oppose or NoVote.</summary>
    public Vote? ProposedVote { get; init; }

    /// <summary>The lead participant.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public required string Pilot { get; init; }

    /// <summary>Participants whose consent is asked.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Required { get; init; }

    /// <summary>Participants that get a task and never block.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Consulted { get; init; }

    /// <summary>Participants that are told.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Informed { get; init; }

    /// <summary>Outside organisers.</summary>
    [Codes(BodyLimits.Code), MaxLength(BodyLimits.Codes)]
    public ImmutableArray<string>? Observers { get; init; }

    /// <summary>The table: working party, Coreper, Council formation, multilateral body.</summary>
    [MaxLength(BodyLimits.Line)]
    public string? Table { get; init; }

    /// <summary>The agenda item.</summary>
    [MaxLength(BodyLimits.Line)]
    public string? Item { get; init; }

    /// <summary>The meeting's date; the cutoff is derived from it unless given.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>The cutoff, a local time in Europe/Brussels without offset.</summary>
    public DateTime? Cutoff { get; init; }

    /// <summary>The item's category.</summary>
    [RegularExpression("I|II|III|IV|V|VI")]
    public string? Category { get; init; }

    /// <summary>The voting rule, if known.</summary>
    public VotingRule? VotingRule { get; init; }

    /// <summary>The flow that the first circulation starts: ordinary (the default) or silence.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Flow { get; init; }

    /// <summary>Full rounds that the flow may hold.</summary>
    [Range(1, 20)]
    public int? MaxRounds { get; init; }

    /// <summary>Supplementary rounds that the flow itself starts after a full round.</summary>
    [Range(0, 20)]
    public int? SupplementaryRounds { get; init; }

    /// <summary>The domain's sheet.</summary>
    public DossierSheet Sheet()
    {
        var sheet = new DossierSheet { Reference = Reference, Pilot = Pilot };
        return sheet with
        {
            Title = Title,
            Areas = Areas ?? [],
            Classification = Classification ?? sheet.Classification,
            Visibility = Visibility ?? sheet.Visibility,
            ProposedVote = ProposedVote ?? sheet.ProposedVote,
            Required = Required ?? [],
            Consulted = Consulted ?? [],
            Informed = Informed ?? [],
            Observers = Observers ?? [],
            Table = Table,
            Item = Item,
            Meeting = Meeting,
            Cutoff = Cutoff,
            Category = Category,
            VotingRule = VotingRule,
            Flow = Flow ?? sheet.Flow,
            MaxRounds = MaxRounds ?? sheet.MaxRounds,
            SupplementaryRounds = SupplementaryRounds ?? sheet.SupplementaryRounds,
        };
    }
}

/// <summary>A new dossier, with or without the first version of its draft.</summary>
public sealed record CreateDossierRequest : SheetRequest
{
    /// <summary>The first version's paragraphs.</summary>
    [MaxLength(BodyLimits.Paragraphs)]
    public ImmutableArray<ParagraphRequest>? Paragraphs { get; init; }
}

/// <summary>A seat to be given, changed or taken.</summary>
public sealed record SeatRequest
{
    /// <summary>Whose seat.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public required string Participant { get; init; }

    /// <summary>Pilot, Required, Consulted, Informed, Observer; null takes the seat.</summary>
    public Seat? Seat { get; init; }

    /// <summary>Why, where a round is open.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Reason { get; init; }
}
