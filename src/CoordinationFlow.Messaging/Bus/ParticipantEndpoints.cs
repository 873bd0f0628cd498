using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Messaging.Tasks;
using CoordinationFlow.Messaging.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>
/// The queues of all participants and who reads them here: made at the start and, for a participant that was added, at the next look; closed when
/// one retires.
/// </summary>
internal sealed class ParticipantEndpoints(
    IReferenceData reference, IBus bus, IReceiveEndpointConnector connector, ITransport transport, BusSettings settings, ConnectedQueues connected,
    AnswerIntake intake, TaskDrain drain, TimeProvider time, ILogger<ParticipantEndpoints> logger)
{
    private readonly Dictionary<string, List<HostReceiveEndpointHandle>> _handles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the participants known at the last look have their queues.</summary>
    public bool AreConnected { get; private set; }

    /// <summary>Connects what is missing and closes what has ended. Called by the relay alone, one call at a time.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var (participants, now) = ((await reference.CurrentAsync(cancellationToken)).Participants.Values, time.GetUtcNow());
        string[] active = [.. participants.Where(participant => !(participant.RetiredAt <= now)).Select(participant => participant.Code).Order(StringComparer.Ordinal)];
        string[] added = [.. active.Where(code => !connected.Contains(code))];
        if (added.Length > 0)
        {
            await transport.DeclareAsync(added, cancellationToken);
            await Task.WhenAll(added.Select(code => ConnectAsync(code, cancellationToken)));
        }

        foreach (var code in connected.Codes.Except(active, StringComparer.OrdinalIgnoreCase))
        {
            await RetireAsync(code, cancellationToken);
        }

        AreConnected = connected.Count > 0;
    }

    private async Task ConnectAsync(string code, CancellationToken cancellationToken)
    {
        var handles = _handles[code] = [Connect(code, ParticipantQueues.Answers(code), transport.Answers, context => intake.TakeAsync(code, context))];
        if (!transport.IsShared || !settings.HasOwnSystem(code))
        {
            handles.Add(Connect(code, ParticipantQueues.Tasks(code), transport.Tasks, context => drain.TakeAsync(code, context)));
        }

        await Task.WhenAll(handles.Select(handle => handle.Ready)).WaitAsync(cancellationToken);
        connected.Add(code);
        Log.EndpointsConnected(logger, code);
    }

    private async Task RetireAsync(string code, CancellationToken cancellationToken)
    {
        // What had come before is still taken in; the tasks queue is drained for as long as this process lives.
        if (!await transport.RetireAsync(code, cancellationToken))
        {
            return;
        }

        await _handles[code][0].StopAsync(cancellationToken);
        await transport.RemoveAsync(code, cancellationToken);
        connected.Remove(code);
        Log.Retired(logger, code);
    }

    private HostReceiveEndpointHandle Connect(string participant, string queue, Action<IReceiveEndpointConfigurator> asTheTransportAsks, Func<ConsumeContext<PlainMessage>, Task> take) =>
        connector.ConnectReceiveEndpoint(queue, (_, endpoint) =>
        {
            // One at a time: a queue's order is its participant's word, first to last.
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.PrefetchCount = settings.Prefetch;
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            asTheTransportAsks(endpoint);
            if (transport.IsShared)
            {
                endpoint.ConfigureError(error => error.UseFilter(new ErrorQueue(bus, transport, queue, settings.ClearedQueues.Contains(participant))));
            }
            else
            {
                endpoint.DiscardFaultedMessages();
            }

            endpoint.UseMessageRetry(retry => retry.Intervals([.. settings.Retries]));
            endpoint.Handler<PlainMessage>(context => take(context));
        });
}
