namespace CoordinationFlow.Messaging.Answers.Markers;

/// <summary>How far one participant's queue is known to have been taken in, and the question that is under way. Thread-safe.</summary>
internal sealed class QueueMark
{
    private readonly Lock _lock = new();
    private Task<bool> _asking = Task.FromResult(true);
    private DateTimeOffset _askedFor = DateTimeOffset.MinValue;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>Whether everything that had come by that instant has been taken in.</summary>
    public bool Covers(DateTimeOffset instant)
    {
        lock (_lock)
        {
            return _until >= instant;
        }
    }

    /// <summary>Learns that it has been taken in so far.</summary>
    public void Advance(DateTimeOffset until)
    {
        lock (_lock)
        {
            _until = until > _until ? until : _until;
        }
    }

    /// <summary>Joins the question that is under way where it reaches that instant, else asks a new one.</summary>
    public Task<bool> Ask(DateTimeOffset instant, DateTimeOffset now, Func<DateTimeOffset, Task<bool>> ask)
    {
        lock (_lock)
        {
            if (_asking.IsCompleted || _askedFor < instant)
            {
                _askedFor = now > instant ? now : instant;
                _asking = ask(_askedFor);
            }

            return _asking;
        }
    }
}
