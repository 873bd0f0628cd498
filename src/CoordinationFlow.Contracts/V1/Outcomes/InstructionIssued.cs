namespace CoordinationFlow.Contracts.V1;

/// <summary>What the Permanent Representation must do at the table; sent to it alone. It names no participant as a blocker.</summary>
public sealed record InstructionIssued : OutgoingMessage
{
    /// <summary>The dossier's reference.</summary>
    public required string DossierRef { get; init; }

    /// <summary>The instruction's number within the dossier; the highest is valid.</summary>
    public required int InstructionNo { get; init; }

    /// <summary>The number of the instruction that this one replaces.</summary>
    public int? Replaces { get; init; }

    /// <summary>The number of the position.</summary>
    public required int PositionNo { get; init; }

    /// <summary>The draft version whose text it carries.</summary>
    public required int DraftVersion { get; init; }

    /// <summary>That version's hash.</summary>
    public required string TextHash { get; init; }

    /// <summary>Working party, Coreper I or II, Council formation, or multilateral body.</summary>
    public string? Table { get; init; }

    /// <summary>The agenda item.</summary>
    public string? Item { get; init; }

    /// <summary>The meeting's date.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>The category of the item, I to VI.</summary>
    public string? Category { get; init; }

    /// <summary>How to vote; absent if the dossier is restricted and the queue not cleared: then the message has reference, numbers, hash and paragraphs' ids alone, and the portal says the rest.</summary>
    public Vote? Vote { get; init; }

    /// <summary>The text, without texts if the queue is not cleared for it.</summary>
    public required IReadOnlyList<DraftParagraph> Paragraphs { get; init; }

    /// <summary>Reservations to enter.</summary>
    public IReadOnlyList<InstructedReservation> Reservations { get; init; } = [];

    /// <summary>Statements to make, by hash.</summary>
    public IReadOnlyList<InstructedStatement> Statements { get; init; } = [];

    /// <summary>Who takes the seat.</summary>
    public string? Seat { get; init; }

    /// <summary>Who assists.</summary>
    public string? Assessor { get; init; }

    /// <summary>The voting rule, if known.</summary>
    public VotingRule? VotingRule { get; init; }

    /// <summary>What an abstention does under that rule, in the Permanent Representation's first language.</summary>
    public string? AbstentionEffect { get; init; }

    /// <summary>Given before the definitive position.</summary>
    public bool AdReferendum { get; init; }
}

/// <summary>A reservation to enter.</summary>
/// <param name="Paragraph">The paragraph's id.</param>
/// <param name="Stance">ParliamentaryReservation or ScrutinyReservation.</param>
public sealed record InstructedReservation(string Paragraph, Stance Stance);

/// <summary>A statement to make.</summary>
/// <param name="Hash">The statement's hash.</param>
/// <param name="Text">Its text; absent if the queue is not cleared for it.</param>
public sealed record InstructedStatement(string Hash, string? Text = null);
