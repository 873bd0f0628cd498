using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>
/// One dossier as a caller may see it (domain 3.15). Null where it does not exist for the caller, whatever the reason.
/// Answers to a participant never depend on what others said before they may see it (INV-38), entity tags included.
/// </summary>
public interface IDossierQueries
{
    /// <summary>The dossier's page.</summary>
    Task<DossierView?> DossierAsync(Caller caller, string dossierId, CancellationToken cancellationToken);

    /// <summary>The text of one version; null also where the caller may not see that version.</summary>
    Task<DraftView?> DraftAsync(Caller caller, string dossierId, int version, CancellationToken cancellationToken);

    /// <summary>The dossier's story as the caller may read it, oldest first.</summary>
    Task<ImmutableArray<StoryEntry>?> StoryAsync(Caller caller, string dossierId, CancellationToken cancellationToken);

    /// <summary>The audit chain as stored, a page; coordinators, auditors and administrators (without texts) only.</summary>
    Task<Page<AuditView>?> AuditAsync(Caller caller, string dossierId, string? cursor, int take, CancellationToken cancellationToken);
}

/// <summary>A dossier's page.</summary>
public sealed record DossierView(string Id, DossierSheet Sheet, DossierState State)
{
    /// <summary>Weak entity tag over this view's own content.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The cutoff, UTC.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Draft versions the caller may open, newest first.</summary>
    public ImmutableArray<DraftLine> Drafts { get; init; } = [];

    /// <summary>Rounds, newest first.</summary>
    public ImmutableArray<RoundView> Rounds { get; init; } = [];

    /// <summary>Where the positions stand now, or at the close; null where the caller may not see it yet.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>Positions that the caller may see, each participant's standing one.</summary>
    public ImmutableArray<PositionView> Positions { get; init; } = [];

    /// <summary>Late answers that were not admitted; coordinator and the participant itself.</summary>
    public ImmutableArray<PositionView> Late { get; init; } = [];

    /// <summary>The adoption record, if adopted.</summary>
    public AdoptionRecord? Adoption { get; init; }

    /// <summary>The abstention record, if abstained; blockers only for those who may see them.</summary>
    public AbstentionRecord? Abstention { get; init; }

    /// <summary>Adoption records of positions before a reopening, newest first; superseded once a newer position is adopted.</summary>
    public ImmutableArray<AdoptionRecord> Former { get; init; } = [];

    /// <summary>What waits for the coordinator's answer about the open round's deadline; coordinator and pilot.</summary>
    public Impact? Impact { get; init; }

    /// <summary>The definitive position that is or was owed; coordinator, pilot and Permanent Representation.</summary>
    public DefinitiveDuty? Definitive { get; init; }

    /// <summary>Instructions, newest first; the first is valid.</summary>
    public ImmutableArray<Instruction> Instructions { get; init; } = [];

    /// <summary>Findings' codes with participants.</summary>
    public ImmutableArray<FindingView> Findings { get; init; } = [];

    /// <summary>What it waits for and until when (domain E1 8).</summary>
    public WaitView? Wait { get; init; }

    /// <summary>What keeps it beneath the procedure; coordinators, secretariats and auditors.</summary>
    public ImmutableArray<Hindrance> Hindrances { get; init; } = [];

    /// <summary>Names of the commands that the caller may give now (<see cref="DossierCommand.Name"/>).</summary>
    public ImmutableArray<string> Commands { get; init; } = [];
}

/// <summary>A draft version in a list.</summary>
public sealed record DraftLine(int Version, string Hash, DateTimeOffset At, bool Circulated);

/// <summary>A draft version's text.</summary>
public sealed record DraftView(string DossierId, int Version, string Hash, ImmutableArray<Paragraph> Paragraphs);

/// <summary>A round. Answered and Awaited are empty where the caller may not see who answered.</summary>
public sealed record RoundView(int Number, RoundRole Role, RoundState State, int Version, Procedure Procedure, DateTimeOffset OpenedAt, DateTimeOffset Deadline)
{
    /// <summary>Who has a task.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>Tasks, where the caller may see them.</summary>
    public ImmutableArray<TaskLine> Tasks { get; init; } = [];

    /// <summary>When it closed, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The assessment at the close, where the caller may see it.</summary>
    public Assessment? Closed { get; init; }

    /// <summary>Reminders still to come.</summary>
    public ImmutableArray<DateTimeOffset> Reminders { get; init; } = [];

    /// <summary>Working hours from circulation to deadline, and from deadline to cutoff (domain U01); null where there is no cutoff.</summary>
    public double? WorkingHours { get; init; }

    /// <summary>See <see cref="WorkingHours"/>.</summary>
    public double? WorkingHoursToCutoff { get; init; }
}

/// <summary>A task in a round's list.</summary>
public sealed record TaskLine(string TaskId, string Participant, TaskState State, DateTimeOffset Since, PositionStatus? Answer);

/// <summary>A position with its content where the caller may read it.</summary>
public sealed record PositionView(string Participant, int Round, int Version, Receipt Receipt, Stance Default, ImmutableDictionary<string, Stance> Stances, PositionContent? Content)
{
    /// <summary>Who committed it.</summary>
    public string? CommittedBy { get; init; }
}

/// <summary>A finding.</summary>
public sealed record FindingView(int Number, string Finding, string? Participant, DateTimeOffset At, FindingState State);

/// <summary>What a dossier waits for: a resource key, for whom, since when, until when, and what happens then (a resource key).</summary>
public sealed record WaitView(string Key, ImmutableArray<string> For, DateTimeOffset Since, DateTimeOffset? Until, string? Then);

/// <summary>One line of the story: the event's name and its details as data, to be said by resources.</summary>
public sealed record StoryEntry(DateTimeOffset At, string Event, string? Actor, string? Participant, ImmutableDictionary<string, string> Details);

/// <summary>One entry of an audit chain as stored.</summary>
public sealed record AuditView(string Chain, long Seq, DateTimeOffset At, DateTimeOffset RecordedAt, string Actor, string Role, string Channel, string Kind, string Payload, string PreviousHash, string Hash)
{
    /// <summary>The participant acted for; part of what the hash covers.</summary>
    public string? Participant { get; init; }
}
