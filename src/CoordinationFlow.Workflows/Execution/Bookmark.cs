using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>What a running execution waits for.</summary>
public sealed class Bookmark
{
    internal Bookmark(string id, ActivityExecution execution, string hash, long seq, DateTimeOffset? dueAt, DateTimeOffset createdAt) =>
        (Id, Execution, Hash, Seq, DueAt, CreatedAt) = (id, execution, hash, seq, dueAt, createdAt);

    /// <summary>The bookmark's id.</summary>
    public string Id { get; }

    /// <summary>Who waits.</summary>
    public ActivityExecution Execution { get; }

    /// <summary>The activity that waits.</summary>
    public Node Node => Execution.Node;

    /// <summary>The stored form of the key that it waits for.</summary>
    public string Hash { get; }

    /// <summary>Order of making within the instance.</summary>
    public long Seq { get; }

    /// <summary>When its timer is due, UTC.</summary>
    public DateTimeOffset? DueAt { get; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Whether its row is written.</summary>
    internal bool IsStored { get; set; }

    /// <summary>Whether stimuli that came before it were looked for, or cannot exist.</summary>
    internal bool IsChecked { get; set; }
}
