using System.Collections.Immutable;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>Makes a dossier in state Preparing. Draft paragraphs, if given, are version 1.</summary>
public sealed record CreateDossier(string DossierId, DossierSheet Sheet, ImmutableArray<Paragraph> Paragraphs) : DossierCommand(DossierId);

/// <summary>Changes the sheet (title, areas, table, voting rule, proposed vote, visibility, classification) while the dossier is Preparing.</summary>
public sealed record EditSheet(string DossierId, DossierSheet Sheet) : DossierCommand(DossierId);

/// <summary>Gives a participant a seat, changes it, or takes it (null). Adding in an open round is domain 3.11.</summary>
public sealed record SetSeat(string DossierId, string Participant, Seat? Seat, string? Reason = null) : DossierCommand(DossierId);

/// <summary>Withdraws the dossier (D14).</summary>
public sealed record Withdraw(string DossierId, string Reason) : DossierCommand(DossierId);

/// <summary>Fired by the clock at cutoff + 1 s (domain 3.2).</summary>
public sealed record ReachCutoff(string DossierId) : DossierCommand(DossierId);

/// <summary>What a dossier is about, without its text. Shown to all who may see it.</summary>
public sealed record DossierSheet
{
    /// <summary>Such as BE-2027-0001; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The title, by language where translated.</summary>
    public ImmutableDictionary<string, string> Title { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Of a restricted dossier: the title's hash, by which it is found among the texts, and <see cref="Title"/> is empty. Null in commands.</summary>
    public string? TitleHash { get; init; }

    /// <summary>Codes of policy areas.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Who may see what, at most.</summary>
    public Classification Classification { get; init; } = Classification.Internal;

    /// <summary>When participants see each other's positions.</summary>
    public Visibility Visibility { get; init; } = Visibility.AfterDeadline;

    /// <summary>Approve, Oppose or NoVote.</summary>
    public Vote ProposedVote { get; init; } = Vote.Approve;

    /// <summary>The lead participant.</summary>
    public required string Pilot { get; init; }

    /// <summary>Participants whose consent is asked.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Participants that get a task and never block.</summary>
    public ImmutableArray<string> Consulted { get; init; } = [];

    /// <summary>Participants that are told.</summary>
    public ImmutableArray<string> Informed { get; init; } = [];

    /// <summary>Outside organisers.</summary>
    public ImmutableArray<string> Observers { get; init; } = [];

    /// <summary>The table: working party, Coreper, Council formation, multilateral body.</summary>
    public string? Table { get; init; }

    /// <summary>Of a restricted dossier: the table's hash, and <see cref="Table"/> is null. Null in commands.</summary>
    public string? TableHash { get; init; }

    /// <summary>The agenda item.</summary>
    public string? Item { get; init; }

    /// <summary>Of a restricted dossier: the item's hash, and <see cref="Item"/> is null. Null in commands.</summary>
    public string? ItemHash { get; init; }

    /// <summary>The meeting's date; the cutoff is derived from it unless given.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>The cutoff, local time in Europe/Brussels; null: derived from the meeting, or none.</summary>
    public DateTime? Cutoff { get; init; }

    /// <summary>Category I to VI of the item (domain 1.6), or null.</summary>
    public string? Category { get; init; }

    /// <summary>The voting rule, if known.</summary>
    public VotingRule? VotingRule { get; init; }

    /// <summary>The flow that the first circulation starts: ordinary or silence (definition ids).</summary>
    public string Flow { get; init; } = "ordinary";

    /// <summary>Full rounds that the flow may hold.</summary>
    public int MaxRounds { get; init; } = 3;

    /// <summary>Supplementary rounds that the flow itself starts after a full round.</summary>
    public int SupplementaryRounds { get; init; }
}
