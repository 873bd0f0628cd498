using System.Collections.Immutable;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.TryOuts;

/// <summary>What came of a try-out. With problems nothing was run.</summary>
public sealed record TryOutResult
{
    /// <summary>What is wrong with the definition, in sentences.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What happened, instant by instant.</summary>
    public ImmutableArray<TriedMoment> Moments { get; init; } = [];

    /// <summary>The activities that were reached, by id, as they stand at the end.</summary>
    public ImmutableDictionary<string, TriedState> Path { get; init; } = ImmutableDictionary<string, TriedState>.Empty;

    /// <summary>Connections that were taken: source, port and target by id.</summary>
    public ImmutableHashSet<(string Source, string Port, string Target)> Taken { get; init; } = [];

    /// <summary>The instance's sub-status at the end; null: none was started.</summary>
    public string? SubStatus { get; init; }

    /// <summary>The dossier's state at the end; null: the flow has no dossier.</summary>
    public DossierState? State { get; init; }

    /// <summary>Names of the activities that wait at the end.</summary>
    public ImmutableArray<string> Waiting { get; init; } = [];

    /// <summary>Why the dossier could not be circulated, by the refusal's code; null: it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether it was ended because it went on for too long.</summary>
    public bool IsCut { get; init; }
}

/// <summary>How an activity stands at the end of a try-out.</summary>
public enum TriedState
{
    /// <summary>It has run.</summary>
    Done,

    /// <summary>It waits.</summary>
    Waiting,

    /// <summary>It has faulted.</summary>
    Faulted,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>Everything at one instant.</summary>
/// <param name="At">UTC, on the virtual clock.</param>
/// <param name="Elapsed">Since the start.</param>
/// <param name="Working">Working time since the start.</param>
public sealed record TriedMoment(DateTimeOffset At, TimeSpan Elapsed, TimeSpan Working)
{
    /// <summary>What happened to the dossier, as its story tells it.</summary>
    public ImmutableArray<StoryEntry> Story { get; init; } = [];

    /// <summary>What the flow did.</summary>
    public ImmutableArray<TriedStep> Steps { get; init; } = [];

    /// <summary>Variables that have another value now, as JSON by name.</summary>
    public ImmutableArray<(string Name, string Value)> Changes { get; init; } = [];
}

/// <summary>One thing that an activity did.</summary>
/// <param name="At">UTC.</param>
/// <param name="ActivityId">Its id.</param>
/// <param name="Activity">What the designer calls it.</param>
/// <param name="Event">Started, Suspended, Resumed, Completed, Faulted or Canceled.</param>
public sealed record TriedStep(DateTimeOffset At, string ActivityId, string Activity, string Event)
{
    /// <summary>Whether it stands in the flow's own drawing, and not inside an activity of it.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>By which ports it was left.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Inputs and outputs as JSON, by name.</summary>
    public ImmutableArray<(string Name, string Value)> Data { get; init; } = [];

    /// <summary>The fault's message, or the line that was written.</summary>
    public string? Message { get; init; }
}
