using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Outbox;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>What is on its way within this process: the relay expects, the drain reports.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<InboxRow?>> _expected = new();

    /// <summary>Completes when the message has been drained, with the inbox row that is still to be written, if there is one.</summary>
    public Task<InboxRow?> Expect(Guid messageId) =>
        _expected.GetOrAdd(messageId, _ => new TaskCompletionSource<InboxRow?>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The message has been drained.</summary>
    public void Arrived(Guid messageId, InboxRow? toWrite)
    {
        if (_expected.TryRemove(messageId, out var waiting))
        {
            waiting.TrySetResult(toWrite);
        }
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Forget(Guid messageId) => _expected.TryRemove(messageId, out _);
}
