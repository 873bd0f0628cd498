using System.Collections.Immutable;

namespace CoordinationFlow.Workflows.Moving;

/// <summary>Whether an instance can go on by another version of its definition.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="FromVersion">The number of the version that it runs.</param>
/// <param name="ToVersion">The number of the other one.</param>
public sealed record MoveVerdict(string InstanceId, int FromVersion, int ToVersion)
{
    /// <summary>What stands in the way; nothing: it can be moved, or was.</summary>
    public ImmutableArray<MoveObstacle> Obstacles { get; init; } = [];

    /// <summary>Names of the activities at which it waits, and at which it goes on.</summary>
    public ImmutableArray<string> WaitsAt { get; init; } = [];

    /// <summary>Whether nothing stands in the way.</summary>
    public bool IsPossible => Obstacles.IsEmpty;
}

/// <summary>A reason why an instance stays on its version.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The activity's, variable's or state's name; empty where the instance as a whole is meant.</param>
public sealed record MoveObstacle(MoveObstacleKind Kind, string Name = "");

/// <summary>Kinds of reasons why an instance stays on its version.</summary>
public enum MoveObstacleKind
{
    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It runs that version already.</summary>
    AlreadyThere,

    /// <summary>The version is another definition's.</summary>
    OtherDefinition,

    /// <summary>The version was never published or run: it may still change.</summary>
    NeverPublished,

    /// <summary>An activity that is under way does not exist in the other version, or stands elsewhere.</summary>
    ActivityGone,

    /// <summary>An activity that is under way is of another type in the other version.</summary>
    OtherType,

    /// <summary>Branches that run side by side are others in the other version.</summary>
    OtherBranches,

    /// <summary>The state in which a state machine is does not exist in the other version.</summary>
    StateGone,

    /// <summary>A variable's present value cannot be had as the type that the other version declares.</summary>
    OtherVariableType,
}
