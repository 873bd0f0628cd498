namespace CoordinationFlow.Workflows.Storage;

/// <summary>
/// Says which of the processes that share a store does what only one of them should do at a time, such as sending the outbox in order. It saves
/// double work and keeps order; nothing may depend on it for correctness, since a process that stalls may believe for a moment too long. Thread-safe.
/// </summary>
public interface ISoleDuty
{
    /// <summary>Whether the duty is this process's now; takes it where nobody has it. It is free again when the process ends or loses the store.</summary>
    ValueTask<bool> IsMineAsync(string duty, CancellationToken cancellationToken);
}

/// <summary>The one process that has the store.</summary>
public sealed class OnlyProcess : ISoleDuty
{
    /// <inheritdoc/>
    public ValueTask<bool> IsMineAsync(string duty, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
