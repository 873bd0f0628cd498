using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Messaging.Tasks;
using CoordinationFlow.Messaging.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>The receive endpoints of all participants; those of a participant that was added are connected at the next look.</summary>
internal sealed class ParticipantEndpoints(
    IReferenceData reference, IReceiveEndpointConnector connector, ITransport transport, BusSettings settings,
    AnswerIntake intake, TaskDrain drain, ILogger<ParticipantEndpoints> logger)
{
    private readonly HashSet<string> _connected = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the participants known at the last look have their queues.</summary>
    public bool AreConnected { get; private set; }

    /// <summary>Connects what is missing. Called by the relay alone, one call at a time.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var current = await reference.CurrentAsync(cancellationToken);
        if (current.Participants.Count == _connected.Count)
        {
            return;
        }

        foreach (var code in current.Participants.Keys.Where(code => !_connected.Contains(code)).Order(StringComparer.Ordinal))
        {
            await ConnectAsync(ParticipantQueues.Answers(code), context => intake.TakeAsync(code, context)).WaitAsync(cancellationToken);
            if (transport.IsDrainedHere)
            {
                await ConnectAsync(ParticipantQueues.Tasks(code), context => drain.TakeAsync(code, context)).WaitAsync(cancellationToken);
            }

            _connected.Add(code);
            Log.EndpointsConnected(logger, code);
        }

        AreConnected = _connected.Count > 0;
    }

    private Task<ReceiveEndpointReady> ConnectAsync(string queue, Func<ConsumeContext<PlainMessage>, Task> take)
    {
        var handle = connector.ConnectReceiveEndpoint(queue, (_, endpoint) =>
        {
            // One at a time: a queue's order is its participant's word, first to last.
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.PrefetchCount = 16;
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.UseMessageRetry(retry => retry.Intervals([.. settings.Retries]));
            endpoint.Handler<PlainMessage>(context => take(context));
        });
        return handle.Ready;
    }
}
