using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Messaging.Telemetry;
using CoordinationFlow.Messaging.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>
/// Takes in what participants send to their answers queues. The sender is the queue's participant whatever the message says, and the
/// stamp is our first. What cannot be read or is refused is set aside with its reason, and the next message goes on.
/// </summary>
internal sealed class AnswerIntake(ICommandDesk desk, AnswerReading reading, RefusedShelf shelf, IArrivalStamp stamp, BusSettings settings, ILogger<AnswerIntake> logger)
{
    /// <summary>Takes one message from the bus. Throws only for what another try may mend; after the last try the message is set aside.</summary>
    public async Task TakeAsync(string participant, ConsumeContext<PlainMessage> context)
    {
        var arrival = new Arrival(participant, context.Message.Body, stamp.Of(context)) { TransportId = context.MessageId?.ToString("N") };
        try
        {
            await TakeAsync(arrival, context.CancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && context.GetRetryAttempt() >= settings.Retries.Length)
        {
            Log.MessageFailed(logger, arrival.Endpoint, problem);
            await shelf.SetAsideAsync(arrival, problem, context.CancellationToken);
            throw;
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
