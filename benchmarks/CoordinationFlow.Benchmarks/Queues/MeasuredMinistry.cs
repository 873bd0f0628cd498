using System.Collections.Concurrent;
using System.Text;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Outbox;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CoordinationFlow.Benchmarks.Queues;

/// <summary>A ministry's own system that answers when it is told to and knows when its receipt has come.</summary>
internal sealed class MeasuredMinistry(string code, IConnection connection, IChannel channel) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _answered = new();

    /// <summary>The tasks that have come.</summary>
    public ConcurrentQueue<TaskIssued> Tasks { get; } = new();

    /// <summary>Connects and reads its queue.</summary>
    public static async Task<MeasuredMinistry> ConnectAsync(string code, string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var ministry = new MeasuredMinistry(code, connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
        await ministry.ReadAsync();
        return ministry;
    }

    /// <summary>Answers a task; completes when the receipt is there.</summary>
    public async Task AnswerAsync(TaskIssued task)
    {
        var answer = new PositionSubmitted
        {
            MessageId = task.TaskId,
            TaskId = task.TaskId,
            DraftHash = task.DraftHash,
            Default = Stance.AgreeWithComments,
            Comment = "The ministry agrees and asks that the cost be looked at again.",
        };
        var receipt = _answered[answer.MessageId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, UserId = ParticipantQueues.User(code) };
        await channel.BasicPublishAsync(ParticipantQueues.Answers(code), "", mandatory: true, properties, Encoding.UTF8.GetBytes(MessageJson.Write(answer)));
        await receipt.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        var reader = new AsyncEventingBasicConsumer(channel);
        reader.ReceivedAsync += (_, delivery) =>
        {
            switch (MessageJson.ReadOutgoing(Encoding.UTF8.GetString(delivery.Body.Span)))
            {
                case TaskIssued { Kind: TaskKind.Respond } task:
                    Tasks.Enqueue(task);
                    break;
                case Receipt receipt when _answered.TryRemove(receipt.InReplyTo, out var waiting):
                    waiting.SetResult();
                    break;
                case Refused refused when refused.InReplyTo is { } id && _answered.TryRemove(id, out var waiting):
                    waiting.SetException(new InvalidOperationException($"The answer was refused: {refused.Code}."));
                    break;
            }

            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(ParticipantQueues.Tasks(code), autoAck: true, reader);
    }
}
