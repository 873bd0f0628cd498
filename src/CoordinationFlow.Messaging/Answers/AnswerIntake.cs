using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Messaging.Answers.Markers;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Messaging.Telemetry;
using CoordinationFlow.Messaging.Wire;
using CoordinationFlow.Workflows.Storage;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>
/// Takes in what participants send to their answers queues. The sender is the queue's participant, as the transport has checked it, whatever the
/// message says, and the stamp is our first or the broker's. What cannot be read or is refused is set aside with its reason, and the next message goes on.
/// </summary>
internal sealed class AnswerIntake(
    ICommandDesk desk, AnswerReading reading, RefusedShelf shelf, IArrivalStamp stamp, AnswerMarkers markers, ITransport transport, BusSettings settings,
    ILogger<AnswerIntake> logger)
{
    private static readonly TimeSpan StoreComesBack = TimeSpan.FromSeconds(1);

    /// <summary>Takes one message from the bus. Throws only for what another try may mend; after the last try the message is set aside.</summary>
    public async Task TakeAsync(string participant, ConsumeContext<PlainMessage> context)
    {
        var sender = transport.SenderOf(context, participant);
        if (sender == Sender.Us && Marker.Of(context) is { } marker)
        {
            await WhileTheStoreFailsAsync(ParticipantQueues.Answers(participant), () => markers.ReturnedAsync(participant, marker, context.CancellationToken), context.CancellationToken);
            return;
        }

        var receivedAt = stamp.Of(context);
        markers.AtTheHead(participant, receivedAt);
        var arrival = new Arrival(participant, context.Message.Body, receivedAt) { TransportId = context.MessageId?.ToString("N"), IsChecked = sender == Sender.Participant };
        try
        {
            await WhileTheStoreFailsAsync(arrival.Endpoint, () => TakeAsync(arrival, context.CancellationToken), context.CancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && context.GetRetryAttempt() >= settings.Retries.Length)
        {
            Log.MessageFailed(logger, arrival.Endpoint, problem);
            await WhileTheStoreFailsAsync(arrival.Endpoint, () => shelf.SetAsideAsync(arrival, problem, context.CancellationToken), context.CancellationToken);
            throw;
        }
    }

    // The database's failure is no message's fault: the message keeps its place before those behind it, and its first stamp.
    private async Task WhileTheStoreFailsAsync(string endpoint, Func<Task> take, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await take();
                return;
            }
            catch (StoreFailedException problem)
            {
                Log.StoreFailed(logger, endpoint, problem);
                await Task.Delay(StoreComesBack, cancellationToken);
            }
        }
    }

    /// <summary>Takes a message in and returns why it was refused; null: it was done, or had been done before.</summary>
    public async Task<Refusal?> TakeAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        using var activity = Traces.Source.StartActivity("answer.take");
        var read = await reading.ReadAsync(arrival, cancellationToken);
        if (read.Command is not { } command)
        {
            await shelf.RefuseAsync(arrival, read, cancellationToken);
            return Told(arrival, read.Refusal!);
        }

        var outcome = await desk.HandleAsync(
            new CommandEnvelope(command, arrival.Actor, arrival.ReceivedAt)
            {
                InboxMessageId = read.MessageId,
                InboxEndpoint = arrival.InboxEndpoint,
                Origin = arrival.Endpoint,
            },
            cancellationToken);
        if (outcome.Refusal is not { } refusal)
        {
            Traces.TakenIn.Add(1, KeyValuePair.Create<string, object?>("outcome", "done"));
            return null;
        }

        if (!outcome.Again)
        {
            await shelf.KeepAsync(arrival, read with { Refusal = refusal }, cancellationToken);
        }

        return Told(arrival, refusal);
    }

    private Refusal Told(Arrival arrival, Refusal refusal)
    {
        Log.MessageRefused(logger, arrival.Endpoint, refusal.Code);
        Traces.TakenIn.Add(1, KeyValuePair.Create<string, object?>("outcome", refusal.Code));
        return refusal;
    }
}
