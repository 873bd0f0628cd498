using CoordinationFlow.Coordination.Outbox;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>Wakes the relay at a commit; many calls before it looks are one.</summary>
internal sealed class OutboxSignal : IOutboxSignal, IDisposable
{
    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <inheritdoc/>
    public void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _woken.Dispose();

    /// <summary>Returns when woken, or after that time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _woken.WaitAsync(atMost, cancellationToken);
}
