using CoordinationFlow.Messaging.Bus;
using MassTransit;

namespace CoordinationFlow.Messaging.Refused;

/// <summary>
/// Puts a message that failed after all tries beside its queue, with the reason, in this side's own name: the broker would not let it pass under
/// the participant's. The shelf has it too, for view and replay; of a queue that is not cleared for RESTREINT the message's words stand on the shelf
/// alone, since nobody knows before it is taken in of which dossier they are (domain 3.15).
/// </summary>
internal sealed class ErrorQueue(IBus bus, ITransport transport, string queue, bool isCleared) : IFilter<ExceptionReceiveContext>
{
    private const string Reason = "coordinationflow-reason";

    /// <summary>The name of a queue's error queue.</summary>
    public static string Of(string queue) => $"{queue}_error";

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await transport.SendAsync(
            bus, Of(queue), isCleared ? context.GetBody() : [], message => message.Headers.Set(Reason, $"{context.Exception.GetType().Name}: {context.Exception.Message}"), context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("errorQueue");
}
