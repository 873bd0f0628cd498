using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Escalation;

/// <summary>A level's sitting as one caller may see it. Instants UTC.</summary>
/// <param name="Number">Counts on over the dossier's life.</param>
/// <param name="Level">The level.</param>
/// <param name="Ladder">The ladder that it is a step of.</param>
/// <param name="ConvenedAt">When it was convened.</param>
/// <param name="PlannedAt">When it sits.</param>
public sealed record SittingView(int Number, Level Level, Ladder Ladder, DateTimeOffset ConvenedAt, DateTimeOffset PlannedAt)
{
    /// <summary>Levels passed over to convene it.</summary>
    public ImmutableArray<Level> Skipped { get; init; } = [];

    /// <summary>The coordinator's reason, where one was needed.</summary>
    public string? Reason { get; init; }

    /// <summary>Who was called.</summary>
    public ImmutableArray<string> Called { get; init; } = [];

    /// <summary>When it was left; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it was left; null while open, and where it was called off.</summary>
    public LevelExit? Exit { get; init; }

    /// <summary>Who sat.</summary>
    public ImmutableArray<string> Present { get; init; } = [];

    /// <summary>After an agreement: absent with due notice.</summary>
    public ImmutableArray<string> Tacit { get; init; } = [];

    /// <summary>After an agreement: absent without due notice, asked to confirm.</summary>
    public ImmutableArray<string> Confirming { get; init; } = [];

    /// <summary>Ids of the paragraphs decided.</summary>
    public ImmutableArray<string> Decides { get; init; } = [];

    /// <summary>The version that the agreement is on.</summary>
    public int? Version { get; init; }

    /// <summary>The minutes.</summary>
    public string? Minutes { get; init; }
}

/// <summary>A level that may be convened.</summary>
/// <param name="Level">The level.</param>
/// <param name="Earliest">The earliest instant (UTC) with due notice, if it is convened now.</param>
/// <param name="Skips">Levels that it passes over: a reason is needed.</param>
public sealed record ConvenableLevel(Level Level, DateTimeOffset Earliest, ImmutableArray<Level> Skips);

/// <summary>The ladder before the coordinator.</summary>
/// <param name="Ladder">The ladder that the dossier climbs, or would climb.</param>
/// <param name="Levels">Levels that may be convened now, the next one first; empty: none.</param>
public sealed record LadderView(Ladder Ladder, ImmutableArray<ConvenableLevel> Levels);
