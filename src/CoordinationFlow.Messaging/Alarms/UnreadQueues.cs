using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Bus;

namespace CoordinationFlow.Messaging.Alarms;

/// <summary>Queues that nobody reads: a ministry's own system that is away, or this side where its reader was lost. Seen from this process's start on.</summary>
internal sealed class UnreadQueues(ITransport transport, ConnectedQueues connected, TimeProvider time, AlarmLimits limits) : IAlarmSource
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);
    private long? _looked;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Alarm>> LookAsync(CancellationToken cancellationToken)
    {
        var look = limits.Queue < Look ? limits.Queue : Look;
        if (transport.IsShared && (_looked is not { } last || TimeProvider.System.GetElapsedTime(last) >= look))
        {
            await CountAsync(cancellationToken);
            _looked = TimeProvider.System.GetTimestamp();
        }

        var now = time.GetUtcNow();
        return [.. _since.Where(one => now - one.Value >= limits.Queue).Select(one => new Alarm(AlarmKeys.Queue, one.Value) { About = [one.Key] })];
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        string[] queues = [.. connected.Codes.SelectMany(code => new[] { ParticipantQueues.Tasks(code), ParticipantQueues.Answers(code) })];
        IReadOnlySet<string> unread;
        try
        {
            unread = await transport.UnreadAsync(queues, cancellationToken);
        }
        catch (Exception away) when (away is RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException)
        {
            // A broker that is away has a health check of its own.
            return;
        }

        foreach (var read in _since.Keys.Where(queue => !unread.Contains(queue)))
        {
            _since.TryRemove(read, out _);
        }

        foreach (var queue in unread)
        {
            _since.TryAdd(queue, time.GetUtcNow());
        }
    }
}
