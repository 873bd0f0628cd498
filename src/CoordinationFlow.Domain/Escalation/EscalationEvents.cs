using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>A level was convened for an instant (UTC), passing over the levels in <paramref name="Skipped"/>.</summary>
public sealed record Escalated(int Number, Level Level, Ladder Ladder, DateTimeOffset Sitting, ImmutableArray<Level> Skipped, string? ReasonHash) : DossierEvent;

/// <summary>A participant was called to the sitting of that number.</summary>
public sealed record AttendanceAsked(string TaskId, int Sitting, string Participant) : DossierEvent;

/// <summary>A participant is called to the sitting of that number no longer.</summary>
public sealed record AttendanceCancelled(int Sitting, string Participant) : DossierEvent;

/// <summary>
/// A level was left. For Agreement also what stands on it from then on: those present agree expressly on the paragraphs decided, those absent with
/// due notice tacitly, and those absent without are to confirm.
/// </summary>
public sealed record LevelClosed(int Number, Level Level, LevelExit Exit) : DossierEvent
{
    /// <summary>Who sat.</summary>
    public ImmutableArray<string> Present { get; init; } = [];

    /// <summary>Counted, absent, and called with due notice; each with the proof, the instant of the call (UTC).</summary>
    public ImmutableDictionary<string, DateTimeOffset> Tacit { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Counted, absent, and called without due notice.</summary>
    public ImmutableArray<string> Confirming { get; init; } = [];

    /// <summary>Ids of the paragraphs decided.</summary>
    public ImmutableArray<string> Decides { get; init; } = [];

    /// <summary>The version that the agreement is on.</summary>
    public int? Version { get; init; }

    /// <summary>Hash of the minutes.</summary>
    public string? MinutesHash { get; init; }
}

/// <summary>The dossier left the ladder between two levels; cause Lifted (the last block was) or Cutoff.</summary>
public sealed record LadderLeft(string Cause) : DossierEvent;

/// <summary>A sitting was called off because the dossier ended.</summary>
public sealed record SittingCancelled(int Number) : DossierEvent;

/// <summary>Somebody asked for a level.</summary>
public sealed record LevelAskedFor(string? Participant, string ReasonHash) : DossierEvent;
