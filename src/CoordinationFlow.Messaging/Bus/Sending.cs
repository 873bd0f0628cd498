using CoordinationFlow.Messaging.Wire;
using MassTransit;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>How this side sends: to a queue by name, as the transport asks of everything that leaves.</summary>
internal static class Sending
{
    /// <summary>Returns when the transport has taken the message: the broker by its confirm.</summary>
    public static async Task SendAsync(
        this ITransport transport, ISendEndpointProvider endpoints, string queue, byte[] body, Action<SendContext> mark, CancellationToken cancellationToken)
    {
        var endpoint = await endpoints.GetSendEndpoint(transport.AddressOf(queue));
        await endpoint.Send(
            new PlainMessage(body),
            context =>
            {
                mark(context);
                transport.Outgoing(context);
            },
            cancellationToken);
    }
}
