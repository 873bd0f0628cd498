using System.Net.Mime;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace CoordinationFlow.Messaging.Wire;

/// <summary>
/// The bus's only format: the body is the message, without MassTransit's envelope, and whatever comes in is handed on as bytes.
/// So a ministry needs no MassTransit, and a message that nobody can read still reaches the intake, which can say so.
/// </summary>
internal sealed class PlainFormat : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    public ContentType ContentType { get; } = new(MediaTypeNames.Application.Json);

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        context.Message is PlainMessage plain ? new BytesMessageBody(plain.Body) : new BytesMessageBody(JsonSerializer.SerializeToUtf8Bytes(context.Message));

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new SystemTextJsonRawSerializerContext(
            SystemTextJsonMessageSerializer.Instance,
            SystemTextJsonMessageSerializer.Options,
            ContentType,
            new RawMessageContext(headers, destinationAddress, RawSerializerOptions.AnyMessageType),
            [],
            RawSerializerOptions.AnyMessageType,
            JsonSerializer.SerializeToElement(new PlainMessage(body.GetBytes()), SystemTextJsonMessageSerializer.Options));

    public void Probe(ProbeContext context) => context.CreateScope("plain").Add("contentType", ContentType.MediaType);
}
