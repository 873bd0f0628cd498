using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.Messaging.Bus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Stance = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>What the broker keeps for each participant, and what becomes of messages that cannot be taken in.</summary>
public sealed class BrokerQueuesTests(BrokerQueuesTests.FailingDesk bus) : IClassFixture<BrokerQueuesTests.FailingDesk>
{
    private static readonly Caller Administrator = new("eva", "Eva", Role.Administrator, null);

    [Fact]
    public async Task Each_participant_has_two_quorum_queues_and_one_reader_of_its_answers()
    {
        var participants = (await bus.Services.GetRequiredService<IReferenceData>().CurrentAsync(default)).Participants.Values.Where(participant => participant.RetiredAt is null);
        foreach (var participant in participants)
        {
            var (tasks, answers) = (await QueueAsync(ParticipantQueues.Tasks(participant.Code)), await QueueAsync(ParticipantQueues.Answers(participant.Code)));
            Assert.Equal(("quorum", "quorum"), (tasks!["type"]!.ToString(), answers!["type"]!.ToString()));
            Assert.True(answers["arguments"]!["x-single-active-consumer"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task A_participant_that_is_added_gets_its_queues_and_one_that_retires_cannot_be_answered_for()
    {
        var administration = bus.Services.GetRequiredService<IAdministration>();
        var added = new Participant("NEWPART", ParticipantKind.FederalService) { Languages = ["nl"] };

        await administration.SaveParticipantAsync(Administrator, added, default);
        await Eventually.IsTrueAsync(async () => await QueueAsync(ParticipantQueues.Answers("NEWPART")) is not null, "the answers queue is made");
        Assert.NotNull(await QueueAsync(ParticipantQueues.Tasks("NEWPART")));

        await administration.SaveParticipantAsync(Administrator, added with { RetiredAt = DateTimeOffset.UnixEpoch }, default);
        await Eventually.IsTrueAsync(async () => await QueueAsync(ParticipantQueues.Answers("NEWPART")) is null, "the answers queue is gone");
        using var exchange = await bus.Host.Server.Management.GetAsync($"exchanges/{bus.Host.Name}/{ParticipantQueues.Answers("NEWPART")}");
        Assert.Equal(HttpStatusCode.NotFound, exchange.StatusCode);
        Assert.NotNull(await QueueAsync(ParticipantQueues.Tasks("NEWPART")));
    }

    [Fact]
    public async Task A_message_without_a_checked_user_is_refused()
    {
        var answer = await AnswerAsync("no-user");

        await bus.SendAsync("IBZ", Encoding.UTF8.GetBytes(MessageJson.Write(answer)), user: null);

        var refused = await bus.SentAsync<Contracts.V1.Refused>("IBZ", refused => refused.InReplyTo == "no-user");
        Assert.Equal(("right.missing", "user_id"), (refused.Code, refused.Field));
    }

    /// <summary>With its words only if the queue is cleared for RESTREINT: what failed may be of any dossier.</summary>
    [Theory]
    [InlineData("IBZ", false)]
    [InlineData("JUS", true)]
    public async Task A_message_that_always_fails_stands_in_the_error_queue_with_its_reason(string participant, bool isCleared)
    {
        var answer = await AnswerAsync($"fails-{participant}", participant);
        bus.Failures = 1 + bus.Services.GetRequiredService<BusSettings>().Retries.Length;

        await bus.SendAsync(participant, MessageJson.Write(answer));
        await Eventually.IsTrueAsync(async () => (await bus.RowsAsync(RefusedMessageRow.Table.All)).Any(row => row.Code == "message.failed" && row.Endpoint == ParticipantQueues.Answers(participant)), "it is set aside");
        var errors = ParticipantQueues.Answers(participant) + "_error";
        await using var connection = await bus.Host.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var came = new TaskCompletionSource<BasicDeliverEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new AsyncEventingBasicConsumer(channel);
        reader.ReceivedAsync += (_, delivery) =>
        {
            came.TrySetResult(delivery);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(errors, autoAck: false, reader);
        var failed = await came.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("IOException: The disk is gone.", Encoding.UTF8.GetString((byte[])failed.BasicProperties.Headers!["coordinationflow-reason"]!));
        Assert.Equal(isCleared ? answer.MessageId : null, failed.Body.IsEmpty ? null : ((PositionSubmitted)MessageJson.ReadIncoming(Encoding.UTF8.GetString(failed.Body.Span))).MessageId);
    }

    private async Task<PositionSubmitted> AnswerAsync(string messageId, string participant = "IBZ")
    {
        var task = (await bus.CirculateAsync(Classification.Internal, participant)).Tasks[participant];
        return new PositionSubmitted { MessageId = messageId, TaskId = task, DraftHash = await bus.HashOfAsync(participant, task), Default = Stance.Agree };
    }

    private async Task<JsonNode?> QueueAsync(string name)
    {
        using var answer = await bus.Host.Server.Management.GetAsync($"queues/{bus.Host.Name}/{name}");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<JsonNode>();
    }

    /// <summary>A server whose desk fails as often as it is told to.</summary>
    public sealed class FailingDesk(PostgreSqlServer postgres, RabbitMqServer broker) : BrokerBus(postgres, broker)
    {
        private int _failures;

        /// <summary>How many answers fail from now on.</summary>
        public int Failures
        {
            set => _failures = value;
        }

        /// <inheritdoc/>
        protected override IEnumerable<string> Settings => [.. base.Settings, "--Bus:ClearedQueues:0=JUS"];

        /// <inheritdoc/>
        protected override void Change(IServiceCollection services)
        {
            services.AddSingleton<CommandDesk>();
            services.Replace(ServiceDescriptor.Singleton<ICommandDesk>(provider => new Desk(provider.GetRequiredService<CommandDesk>(), this)));
        }

        private sealed class Desk(CommandDesk inner, FailingDesk server) : ICommandDesk
        {
            public Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken) =>
                envelope.Command is CommitPosition && Interlocked.Decrement(ref server._failures) >= 0
                    ? throw new IOException("The disk is gone.")
                    : inner.HandleAsync(envelope, cancellationToken);
        }
    }
}
