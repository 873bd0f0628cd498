using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace CoordinationFlow.Samples.Ministry;

/// <summary>
/// Reads the ministry's tasks queue and writes to its answers exchange, which is all that its broker user may do: so nothing is declared. A message
/// is acknowledged when what follows from it has been confirmed by the broker.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly IChannel _channel;
    private readonly string _user;
    private readonly Position? _position;

    private Office(IChannel channel, string user, Position? position) => (_channel, _user, _position) = (channel, user, position);

    /// <summary>Opens a channel on which a publication completes when the broker has the message on disk.</summary>
    public static async Task<Office> OpenAsync(IConnection connection, string user, Position? position, CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await channel.BasicQosAsync(0, prefetchCount: 8, global: false, cancellationToken);
        return new Office(channel, user, position);
    }

    /// <summary>Reads until told to stop.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        var reader = new AsyncEventingBasicConsumer(_channel);
        reader.ReceivedAsync += TakeAsync;
        await _channel.BasicConsumeAsync($"{_user}.tasks", autoAck: false, reader, cancellationToken);
        Say("reading", $"{_user}.tasks");
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task TakeAsync(object sender, BasicDeliverEventArgs delivery)
    {
        try
        {
            await ReadAsync(delivery);
            await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        }
        catch (PublishException refused)
        {
            // The broker did not take the answer. Without a word the library would hold the message for as long as the connection lives.
            await Console.Error.WriteLineAsync($"Not confirmed, the message comes again: {refused.Message}");
            await Task.Delay(TimeSpan.FromSeconds(1));
            await _channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true);
        }
    }

    private async Task ReadAsync(BasicDeliverEventArgs delivery)
    {
        var message = JsonNode.Parse(delivery.Body.Span)!;
        switch (message["type"]!.ToString())
        {
            case "TaskIssued":
                await TaskAsync(message);
                break;
            case "Receipt":
                Say("receipt", message["taskId"], message["status"], message["receiptId"]);
                break;
            case "Refused":
                Say("refused", message["inReplyTo"], message["code"], message["field"], message["text"]);
                break;
            case var other:
                // What is sent may grow: whatever is not known is passed over.
                Say(other, message["taskId"] ?? message["dossierRef"], message["change"]);
                break;
        }
    }

    private async Task TaskAsync(JsonNode task)
    {
        Say("task", task["taskId"], task["dossierRef"], "round", task["roundNo"], "answer by", task["deadline"]!["local"]);
        await SendAsync(new JsonObject { ["type"] = "TaskOpened", ["messageId"] = $"opened-{task["taskId"]}", ["taskId"] = task["taskId"]!.ToString() });
        if (_position is not null && task["kind"]!.ToString() == "Respond")
        {
            await SendAsync(_position.To(task));
        }
    }

    private async Task SendAsync(JsonObject message)
    {
        var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, UserId = _user };
        await _channel.BasicPublishAsync($"{_user}.answers", "", mandatory: true, properties, Encoding.UTF8.GetBytes(message.ToJsonString()));
    }

    private static void Say(params object?[] words) => Console.WriteLine(string.Join(' ', words));
}
