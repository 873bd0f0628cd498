namespace CoordinationFlow.Coordination.Outbox;

/// <summary>
/// Tells this process's relay that outbox rows were committed, so that it need not wait for its next look. To be called from
/// <see cref="Workflows.Storage.IStepTransaction.OnCommitted"/>; a lost call delays, it never loses. Thread-safe, cheap, never throws.
/// </summary>
public interface IOutboxSignal
{
    /// <summary>There is something to send.</summary>
    void Wake();
}
