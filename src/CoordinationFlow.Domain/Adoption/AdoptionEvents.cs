using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>The common position was adopted (domain 3.14).</summary>
public sealed record Adopted(AdoptionRecord Record) : DossierEvent;

/// <summary>The abstention was recorded (domain 3.14).</summary>
public sealed record Abstained(AbstentionRecord Record) : DossierEvent;

/// <summary>An instruction was issued; no names of blockers are ever in it.</summary>
public sealed record InstructionIssued(Instruction Instruction) : DossierEvent;

/// <summary>What was adopted and how.</summary>
public sealed record AdoptionRecord(int Position, int Version, string TextHash, string By, Level Level)
{
    /// <summary>Express agreement.</summary>
    public ImmutableArray<string> Express { get; init; } = [];

    /// <summary>Tacit agreement.</summary>
    public ImmutableArray<string> Tacit { get; init; } = [];

    /// <summary>Gone on without.</summary>
    public ImmutableArray<string> DidNotAnswer { get; init; } = [];

    /// <summary>No competence.</summary>
    public ImmutableArray<string> NoCompetence { get; init; } = [];

    /// <summary>Proof of delivery (Urgent: of opening) of each tacit participant, UTC.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Proofs { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Receipts of the express ones.</summary>
    public ImmutableDictionary<string, string> Receipts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>P and S kept: paragraph, stance, holder.</summary>
    public ImmutableArray<KeptReservation> Reservations { get; init; } = [];

    /// <summary>Statements made, by paragraph.</summary>
    public ImmutableArray<KeptStatement> Statements { get; init; } = [];

    /// <summary>Levels that sat, in order.</summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>Marks such as <c>after-cutoff</c>.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>The coordination scale reached and tried (domain 5.4).</summary>
    public int ScaleReached { get; init; }

    /// <summary>See <see cref="ScaleReached"/>.</summary>
    public int ScaleTried { get; init; }
}

/// <summary>A reservation kept at adoption.</summary>
public sealed record KeptReservation(string Participant, string Paragraph, Stance Stance);

/// <summary>A statement made at adoption; the text is found by its hash.</summary>
public sealed record KeptStatement(string Participant, ImmutableArray<string> Paragraphs, string TextHash);

/// <summary>An abstention with its open blockers by paragraph.</summary>
public sealed record AbstentionRecord(int Position, int Version, string TextHash, string Reason, ImmutableDictionary<string, ImmutableArray<string>> Blockers, ImmutableArray<Level> Levels)
{
    /// <summary>Scale reached.</summary>
    public int ScaleReached { get; init; }

    /// <summary>Scale tried.</summary>
    public int ScaleTried { get; init; }
}

/// <summary>What the Permanent Representation must do (domain 3.14).</summary>
public sealed record Instruction(int No, int Position, int Version, Vote Vote, string TextHash, ImmutableArray<string> Paragraphs)
{
    /// <summary>Reservations to enter, as paragraph and stance; no participant's name.</summary>
    public ImmutableArray<InstructedReservation> Reservations { get; init; } = [];

    /// <summary>Hashes of the statements' texts.</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>The instruction it replaces.</summary>
    public int? Replaces { get; init; }

    /// <summary>Given before the definitive position.</summary>
    public bool AdReferendum { get; init; }

    /// <summary>Who takes the seat, from the category.</summary>
    public string? Seat { get; init; }

    /// <summary>Who assists.</summary>
    public string? Assessor { get; init; }

    /// <summary>For Abstain: the voting rule whose effect sentence is shown.</summary>
    public VotingRule? Effect { get; init; }
}

/// <summary>A reservation to enter: paragraph and kind.</summary>
public sealed record InstructedReservation(string Paragraph, Stance Stance);
