using CoordinationFlow.Coordination.Outbox;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>Acceptance 5: a participant's broker user can do nothing but read its own tasks queue and write to its own answers exchange.</summary>
public sealed class BrokerRightsTests(BrokerBus bus) : IClassFixture<BrokerBus>
{
    private const ushort Refused = Constants.AccessRefused;

    public static TheoryData<string> NotItsOwn =>
    [
        "read another's tasks", "read its own answers", "read another's answers", "get from another's tasks", "purge another's tasks", "delete its own tasks",
        "write to another's answers", "write to its own tasks", "write to another's tasks", "write by the default exchange", "declare a queue", "declare an exchange",
        "declare its own queue in another form", "bind another's tasks", "bind its own tasks", "bind exchanges", "unbind its own answers", "delete its own answers exchange",
    ];

    [Theory]
    [MemberData(nameof(NotItsOwn))]
    public async Task A_participants_user_cannot(string act)
    {
        await using var channel = await (await bus.ConnectAsync("IBZ")).CreateChannelAsync(new CreateChannelOptions(true, true));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => DoAsync(channel, act));

        var reason = channel.CloseReason ?? (refused as OperationInterruptedException)?.ShutdownReason;
        Assert.Equal(Refused, reason?.ReplyCode);
    }

    [Fact]
    public async Task A_participants_user_reads_its_own_tasks_and_writes_to_its_own_answers()
    {
        await using var channel = await (await bus.ConnectAsync("IBZ")).CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(ParticipantQueues.Answers("IBZ"), "", mandatory: true, new BasicProperties { UserId = ParticipantQueues.User("IBZ") }, "{}"u8.ToArray());
        await channel.QueueDeclarePassiveAsync(ParticipantQueues.Tasks("IBZ"));

        Assert.NotEmpty(await channel.BasicConsumeAsync(ParticipantQueues.Tasks("IBZ"), autoAck: false, new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(channel)));
    }

    [Fact]
    public async Task A_participants_user_cannot_say_that_it_is_another()
    {
        await using var channel = await (await bus.ConnectAsync("IBZ")).CreateChannelAsync(new CreateChannelOptions(true, true));

        await Assert.ThrowsAnyAsync<Exception>(() => channel.BasicPublishAsync(
            ParticipantQueues.Answers("IBZ"), "", mandatory: true, new BasicProperties { UserId = bus.Host.User }, "{}"u8.ToArray()).AsTask());

        Assert.Equal((ushort)Constants.PreconditionFailed, channel.CloseReason!.ReplyCode);
    }

    private static Task DoAsync(IChannel channel, string act)
    {
        var (tasks, answers, foreignTasks, foreignAnswers) = (ParticipantQueues.Tasks("IBZ"), ParticipantQueues.Answers("IBZ"), ParticipantQueues.Tasks("JUS"), ParticipantQueues.Answers("JUS"));
        Task Read(string queue) => channel.BasicConsumeAsync(queue, autoAck: false, new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(channel));
        Task Write(string exchange, string key = "") => channel.BasicPublishAsync(exchange, key, mandatory: true, new BasicProperties(), "{}"u8.ToArray()).AsTask();
        return act switch
        {
            "read another's tasks" => Read(foreignTasks),
            "read its own answers" => Read(answers),
            "read another's answers" => Read(foreignAnswers),
            "get from another's tasks" => channel.BasicGetAsync(foreignTasks, autoAck: true),
            "purge another's tasks" => channel.QueuePurgeAsync(foreignTasks),
            "delete its own tasks" => channel.QueueDeleteAsync(tasks),
            "write to another's answers" => Write(foreignAnswers),
            "write to its own tasks" => Write(tasks),
            "write to another's tasks" => Write(foreignTasks),
            "write by the default exchange" => Write("", foreignTasks),
            "declare a queue" => channel.QueueDeclareAsync("participant.ibz.more"),
            "declare an exchange" => channel.ExchangeDeclareAsync("participant.ibz.more", ExchangeType.Fanout),
            "declare its own queue in another form" => channel.QueueDeclareAsync(tasks, durable: false),
            "bind another's tasks" => channel.QueueBindAsync(foreignTasks, answers, ""),
            "bind its own tasks" => channel.QueueBindAsync(tasks, foreignTasks, ""),
            "bind exchanges" => channel.ExchangeBindAsync(answers, foreignTasks, ""),
            "unbind its own answers" => channel.QueueUnbindAsync(answers, answers, ""),
            "delete its own answers exchange" => channel.ExchangeDeleteAsync(answers),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act."),
        };
    }
}
