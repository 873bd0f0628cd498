namespace CoordinationFlow.Coordination.Waking;

/// <summary>Wakes one worker of this process: rung once or many times before it looks, it wakes once. Thread-safe, cheap, never throws when rung.</summary>
public abstract class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Rings.</summary>
    public void Wake()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already and nobody has looked yet.
        }
    }

    /// <summary>Returns when it is rung, or after that time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _rung.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
