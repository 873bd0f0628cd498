using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Answers.Markers;

/// <summary>
/// Sends a marker through a participant's answers queue and knows by its return that what was before it is on disk: the queue has one reader at
/// a time, in order. One marker serves all rounds that close. Where another node reads the queue, it writes the return into the store.
/// </summary>
internal sealed class AnswerMarkers(
    IBus bus, ITransport transport, ConnectedQueues connected, IStore store, IIdentity identity, IDueSignal due,
    IHostApplicationLifetime host, BusSettings settings, TimeProvider time, ILogger<AnswerMarkers> logger) : IAnswersTaken
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<string, QueueMark> _marks = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _under = new();
    private readonly ConcurrentDictionary<string, (long Since, TimeSpan Pause)> _late = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a queue has not given its marker back for longer than a round waits.</summary>
    public bool AreLate => !_late.IsEmpty;

    /// <inheritdoc/>
    public async ValueTask<bool> UntilAsync(IReadOnlyCollection<string> participants, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        // What runs before the server serves (the demonstration's story) has no queue behind it.
        if (!host.ApplicationStarted.IsCancellationRequested)
        {
            return true;
        }

        var taken = await Task.WhenAll(participants.Select(participant => TakenAsync(participant, instant))).WaitAsync(cancellationToken);
        return taken.All(each => each);
    }

    /// <summary>
    /// A message of that stamp stands at the head of the participant's queue: what was stamped before it has been taken in, and what is behind
    /// it was stamped later. So it may wait for other queues, and they for it.
    /// </summary>
    public void AtTheHead(string participant, DateTimeOffset stamp) => MarkOf(participant).Advance(stamp);

    /// <summary>A marker has come back: what was before it in the participant's queue has been taken in.</summary>
    public async Task ReturnedAsync(string participant, Marker marker, CancellationToken cancellationToken)
    {
        MarkOf(participant).Advance(marker.Until);
        if (_under.TryRemove(marker.Id, out var waiting))
        {
            waiting.TrySetResult();
        }
        else if (transport.IsShared)
        {
            await WriteAsync(participant, marker.Until, cancellationToken);
        }

        if (_late.TryRemove(participant, out _))
        {
            due.Wake();
        }
    }

    private QueueMark MarkOf(string participant) => _marks.GetOrAdd(participant, _ => new QueueMark());

    private Task<bool> TakenAsync(string participant, DateTimeOffset instant)
    {
        var mark = MarkOf(participant);
        return mark.Covers(instant) ? Task.FromResult(true) : mark.Ask(instant, Instants.ToMilliseconds(time.GetUtcNow()), until => AskAsync(participant, mark, until));
    }

    private async Task<bool> AskAsync(string participant, QueueMark mark, DateTimeOffset until)
    {
        // A queue that did not answer is not waited for again at every look, nor asked at every look.
        if (_late.TryGetValue(participant, out var late) && TimeProvider.System.GetElapsedTime(late.Since) < late.Pause)
        {
            return await IsWrittenAsync(participant, mark, until);
        }

        // What the broker has confirmed comes back some time, through whatever outage; what it has not is soon sent again.
        var pause = settings.MarkerPatience;
        using var limit = new CancellationTokenSource(settings.MarkerPatience, TimeProvider.System);
        var marker = new Marker(identity.NewId(), until);
        var back = _under.GetOrAdd(marker.Id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await SendAsync(participant, marker, limit.Token);
            pause = settings.Patience;
            while (!back.Task.IsCompleted && !await IsWrittenAsync(participant, mark, until))
            {
                await back.Task.WaitAsync(Look, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                limit.Token.ThrowIfCancellationRequested();
            }

            _late.TryRemove(participant, out _);
            return true;
        }
        catch (Exception problem) when (problem is OperationCanceledException or MassTransitException or StoreFailedException or IOException)
        {
            Log.MarkerIsLate(logger, ParticipantQueues.Answers(participant), problem is OperationCanceledException ? null : problem);
            _late[participant] = (TimeProvider.System.GetTimestamp(), pause);
            return false;
        }
        finally
        {
            _under.TryRemove(marker.Id, out _);
        }
    }

    private async Task SendAsync(string participant, Marker marker, CancellationToken cancellationToken)
    {
        while (!connected.Contains(participant))
        {
            await Task.Delay(Look, cancellationToken);
        }

        await transport.SendAsync(bus, ParticipantQueues.Answers(participant), [], marker.Into, cancellationToken).WaitAsync(cancellationToken);
    }

    private async Task<bool> IsWrittenAsync(string participant, QueueMark mark, DateTimeOffset until)
    {
        if (transport.IsShared)
        {
            await using var transaction = store.Begin();
            if (await transaction.FindAsync(AnswersTakenRow.Table, CancellationToken.None, participant) is { } row)
            {
                mark.Advance(row.Until);
            }
        }

        return mark.Covers(until);
    }

    private async Task WriteAsync(string participant, DateTimeOffset until, CancellationToken cancellationToken) => await StepRetry.RunAsync(async () =>
    {
        await using var transaction = store.Begin();
        var row = await transaction.FindAsync(AnswersTakenRow.Table, cancellationToken, participant);
        if (row is null)
        {
            transaction.Insert(AnswersTakenRow.Table, new AnswersTakenRow { Participant = participant, Until = until });
        }
        else if (row.Until < until)
        {
            transaction.Update(AnswersTakenRow.Table, row with { Until = until });
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    });
}
