using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>A message that was received, and what became of it: one row a message, in the transaction of its effect.</summary>
public sealed record ReceivedRow
{
    /// <summary>The table.</summary>
    public static Table<ReceivedRow> Table { get; } = new("received", [nameof(Id)]);

    /// <summary>The message's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it had an effect now, or was kept for one; else it was refused.</summary>
    public required bool WasTaken { get; init; }
}

/// <summary>A task on its way to whom it is for; written with the bookmark that waits for its report.</summary>
public sealed record SentTaskRow
{
    /// <summary>The table.</summary>
    public static Table<SentTaskRow> Table { get; } = new("sent_task", [nameof(Id)]);

    /// <summary>The task's id.</summary>
    public required string Id { get; init; }
}
