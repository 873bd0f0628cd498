using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.TryOuts;

/// <summary>What is tried: a definition, the simulated dossier, and how its people behave.</summary>
/// <param name="Definition">The definition's JSON, saved or not.</param>
/// <param name="Start">The virtual instant at which the coordinator circulates (UTC).</param>
public sealed record TryOutRequest(string Definition, DateTimeOffset Start)
{
    /// <summary>The dossier's policy area.</summary>
    public string Area { get; init; } = "";

    /// <summary>The lead participant.</summary>
    public string Pilot { get; init; } = "";

    /// <summary>Who is asked and what each says.</summary>
    public ImmutableArray<TriedAnswer> Answers { get; init; } = [];

    /// <summary>The first round's procedure.</summary>
    public Procedure Procedure { get; init; }

    /// <summary>Each round's length in working days; null: the procedure's own.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>The meeting's date, which sets the cutoff; null: none.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>Full rounds that the flow may hold.</summary>
    public int MaxRounds { get; init; } = 3;

    /// <summary>What the coordinator does where the flow waits for a person.</summary>
    public TriedHabit Coordinator { get; init; }

    /// <summary>What each level that sits decides.</summary>
    public SittingDecision Sitting { get; init; }

    /// <summary>What the report of each task (RunTask) brings.</summary>
    public string? TaskResult { get; init; }
}

/// <summary>A participant's answers.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Seat">Required or consulted.</param>
public sealed record TriedAnswer(string Participant, Seat Seat)
{
    /// <summary>In the first round; null: none comes.</summary>
    public Stance? First { get; init; }

    /// <summary>In later rounds, and where it is asked to lift; null: none comes.</summary>
    public Stance? Later { get; init; }

    /// <summary>So many hours after it was asked.</summary>
    public int AfterHours { get; init; } = 4;
}

/// <summary>What the simulated coordinator tries first where the flow waits for a person; where a rule refuses that, the next of these.</summary>
public enum TriedHabit
{
    /// <summary>Circulates anew.</summary>
    Revise,

    /// <summary>Convenes the next level.</summary>
    Escalate,

    /// <summary>Goes on without those that did not answer.</summary>
    GoOnWithout,

    /// <summary>Adopts.</summary>
    Adopt,

    /// <summary>Records an abstention.</summary>
    Abstain,

    /// <summary>Does nothing at all.</summary>
    Nothing,
}
