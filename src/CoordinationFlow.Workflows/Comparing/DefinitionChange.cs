using System.Collections.Immutable;

namespace CoordinationFlow.Workflows.Comparing;

/// <summary>One thing that is different between two versions.</summary>
/// <param name="Kind">Whether it came, went or is another.</param>
/// <param name="Part">What it is.</param>
/// <param name="Name">Its name, for reading.</param>
public sealed record DefinitionChange(ChangeKind Kind, ChangedPart Part, string Name)
{
    /// <summary>The id of the activity in the root's drawing that it is or stands in; null: it is no activity.</summary>
    public string? DrawnActivity { get; init; }

    /// <summary>The connection: source, port and target by id.</summary>
    public (string Source, string Port, string Target)? Connection { get; init; }

    /// <summary>Which properties of an activity are others.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];
}

/// <summary>How something is different.</summary>
public enum ChangeKind
{
    /// <summary>Only the newer version has it.</summary>
    Added,

    /// <summary>Only the older version has it.</summary>
    Removed,

    /// <summary>Both have it, not alike.</summary>
    Changed,
}

/// <summary>What may be different.</summary>
public enum ChangedPart
{
    /// <summary>An activity.</summary>
    Activity,

    /// <summary>A connection.</summary>
    Connection,

    /// <summary>A variable of the workflow.</summary>
    Variable,

    /// <summary>An input.</summary>
    Input,

    /// <summary>An output.</summary>
    Output,

    /// <summary>Name, description, options or outcomes.</summary>
    Setting,
}
