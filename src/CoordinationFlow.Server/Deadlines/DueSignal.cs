using CoordinationFlow.Coordination.Deadlines;

namespace CoordinationFlow.Server.Deadlines;

/// <summary>The bell of this process's deadline worker. Rung once or many times, it wakes once.</summary>
internal sealed class DueSignal : IDueSignal, IDisposable
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
            // It has been rung already and nobody has looked yet.
        }
    }

    /// <summary>Waits until it is rung, at most so long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _woken.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _woken.Dispose();
}
