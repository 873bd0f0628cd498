namespace CoordinationFlow.Workflows.Runtime;

/// <summary>
/// Told of each point at which a crash is most interesting, so that a test can have one there. In use nobody listens. Thread-safe.
/// </summary>
public interface ICrashPoints
{
    /// <summary>Work has come to that point, one of <see cref="CrashPoint"/>. May not return.</summary>
    void Reached(string point);
}

/// <summary>The points, by name, in the order in which a command passes them.</summary>
public static class CrashPoint
{
    /// <summary>The command is read in and known to be new; nothing is decided.</summary>
    public const string BeforeDecide = "before-decide";

    /// <summary>Rules and flow have decided; nothing is written.</summary>
    public const string AfterDecide = "after-decide";

    /// <summary>All writes are gathered; nothing is at the database.</summary>
    public const string BeforeCommit = "before-commit";

    /// <summary>The database has taken the step's first write, and not yet its second (SQLite).</summary>
    public const string BetweenWrites = "between-writes";

    /// <summary>The database has committed; the step does not know it yet.</summary>
    public const string AfterDatabaseCommit = "after-database-commit";

    /// <summary>The step has committed; the caller has no acknowledgement yet.</summary>
    public const string AfterCommit = "after-commit";

    /// <summary>The outbox's messages have arrived; their rows still stand.</summary>
    public const string BetweenSendAndDelete = "between-send-and-delete";

    /// <summary>A letter has been taken by the mail server; its row does not say so yet.</summary>
    public const string BetweenPostAndMark = "between-post-and-mark";
}

/// <summary>Nobody listens.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    /// <summary>The one there is.</summary>
    public static NoCrashPoints Instance { get; } = new();

    /// <inheritdoc/>
    public void Reached(string point)
    {
        // Work goes on.
    }
}
