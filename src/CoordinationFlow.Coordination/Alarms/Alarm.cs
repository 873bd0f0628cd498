using System.Collections.Immutable;

namespace CoordinationFlow.Coordination.Alarms;

/// <summary>Something that does not go on by itself and needs a person. Ids, codes and instants only.</summary>
/// <param name="Key">One of <see cref="AlarmKeys"/>.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record Alarm(string Key, DateTimeOffset Since)
{
    /// <summary>The dossier that it is about; null: none.</summary>
    public string? DossierId { get; init; }

    /// <summary>The dossier's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>What it is about: a queue, an activity, a recipient.</summary>
    public ImmutableArray<string> About { get; init; } = [];

    /// <summary>How many of the same there are.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>What there is an alarm for; pages and docs/operations.md say of each what to do.</summary>
public static class AlarmKeys
{
    /// <summary>The oldest message in the outbox waits too long.</summary>
    public const string Outbox = "outbox";

    /// <summary>Nobody reads a queue.</summary>
    public const string Queue = "queue";

    /// <summary>A step of a dossier's flow has failed.</summary>
    public const string Flow = "flow";

    /// <summary>Something fell due and has not taken effect.</summary>
    public const string Deadline = "deadline";

    /// <summary>Letters wait for the mail server.</summary>
    public const string Mail = "mail";

    /// <summary>The mail server refused letters to a recipient.</summary>
    public const string Address = "address";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Outbox, Queue, Flow, Deadline, Mail, Address];
}
