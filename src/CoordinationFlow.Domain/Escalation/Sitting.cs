using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>A level of the ladder as the dossier remembers it: convened, and left by its exit (domain 3.13). All instants UTC.</summary>
/// <param name="Number">Counts on over the dossier's whole life.</param>
/// <param name="Level">The level.</param>
/// <param name="Ladder">The ladder it is a step of.</param>
/// <param name="Position">The position's number: a reopened dossier begins the ladder anew.</param>
/// <param name="ConvenedAt">When it was convened; due notice is reckoned from it.</param>
/// <param name="PlannedAt">When it is to sit.</param>
public sealed record Sitting(int Number, Level Level, Ladder Ladder, int Position, DateTimeOffset ConvenedAt, DateTimeOffset PlannedAt)
{
    /// <summary>Levels passed over to convene it.</summary>
    public ImmutableArray<Level> Skipped { get; init; } = [];

    /// <summary>Hash of the coordinator's reason, where one was needed.</summary>
    public string? ReasonHash { get; init; }

    /// <summary>Attend tasks by participant.</summary>
    public ImmutableSortedDictionary<string, AttendTask> Tasks { get; init; } = ImmutableSortedDictionary<string, AttendTask>.Empty;

    /// <summary>When it was left or called off; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it was left; null while open, and where it was called off.</summary>
    public LevelExit? Exit { get; init; }

    /// <summary>Who sat.</summary>
    public ImmutableArray<string> Present { get; init; } = [];

    /// <summary>Absent with due notice, after an agreement.</summary>
    public ImmutableArray<string> Tacit { get; init; } = [];

    /// <summary>Absent without due notice, after an agreement.</summary>
    public ImmutableArray<string> Confirming { get; init; } = [];

    /// <summary>Paragraphs decided.</summary>
    public ImmutableArray<string> Decides { get; init; } = [];

    /// <summary>The version that the agreement is on.</summary>
    public int? Version { get; init; }

    /// <summary>Hash of the minutes.</summary>
    public string? MinutesHash { get; init; }

    /// <summary>Whether it is still to be decided.</summary>
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>Whether the level sat, whatever it decided.</summary>
    [JsonIgnore]
    public bool Sat => Exit is LevelExit.Agreement or LevelExit.SendBack or LevelExit.NoAgreement;
}

/// <summary>A participant's task to attend a sitting (domain 3.4). All instants UTC.</summary>
public sealed record AttendTask(string Id, string Participant, DateTimeOffset IssuedAt)
{
    /// <summary>Issued, Delivered, Opened; Answered: attended; Lapsed: stayed away; Cancelled: there was no sitting.</summary>
    public TaskState State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; } = IssuedAt;

    /// <summary>Whether it still asks for something.</summary>
    [JsonIgnore]
    public bool IsOpen => State is TaskState.Issued or TaskState.Delivered or TaskState.Opened;
}
