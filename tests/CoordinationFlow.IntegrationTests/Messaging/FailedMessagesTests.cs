using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Messaging.Bus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Receipt = CoordinationFlow.Contracts.V1.Receipt;
using Stance = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>Where this side fails and not the message: it is tried again, then set aside, and taken in later with its first stamp.</summary>
public sealed class FailedMessagesTests(FailedMessagesTests.BrokenDesk bus) : IClassFixture<FailedMessagesTests.BrokenDesk>
{
    private static readonly Caller Administrator = new("alex", "Alex", Role.Administrator, null);

    [Fact]
    public async Task A_message_that_fails_for_a_moment_is_tried_again()
    {
        var answer = await AnswerAsync("for-a-moment");
        bus.Failures = 2;

        await bus.SendAsync("IBZ", MessageJson.Write(answer));

        Assert.Equal(ReceiptStatus.InTime, (await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == answer.MessageId)).Status);
        Assert.Empty(await bus.RowsAsync(RefusedMessageRow.Table.Where(nameof(RefusedMessageRow.MessageId), CoordinationFlow.Workflows.Storage.Comparison.Equal, answer.MessageId)));
    }

    [Fact]
    public async Task A_message_that_always_fails_is_set_aside_passed_by_others_and_can_be_replayed()
    {
        var (failing, other) = (await AnswerAsync("always"), await AnswerAsync("other"));
        var messages = bus.Services.GetRequiredService<IRefusedMessages>();
        bus.Failures = 1 + bus.Services.GetRequiredService<BusSettings>().Retries.Length;

        await bus.SendAsync("IBZ", MessageJson.Write(failing));
        await bus.SendAsync("IBZ", MessageJson.Write(other));
        await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == other.MessageId);
        var entry = Assert.Single((await messages.ListAsync(Administrator, null, 100, default)).Items, entry => entry.Code == "message.failed");
        Assert.Empty(bus.Sent<Receipt>("IBZ", receipt => receipt.InReplyTo == failing.MessageId));

        Assert.Null((await messages.ReplayAsync(Administrator, entry.Id, default))!.Code);

        var receipt = await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == failing.MessageId);
        Assert.Equal(entry.RefusedAt, receipt.ReceivedAt, TimeSpan.FromMilliseconds(1));
    }

    private async Task<PositionSubmitted> AnswerAsync(string messageId)
    {
        var task = (await bus.CirculateAsync(Classification.Internal, "IBZ")).Tasks["IBZ"];
        return new PositionSubmitted { MessageId = messageId, TaskId = task, DraftHash = await bus.HashOfAsync("IBZ", task), Default = Stance.Agree };
    }

    /// <summary>A server whose desk fails as often as it is told to.</summary>
    public sealed class BrokenDesk : BusServer
    {
        private int _failures;

        /// <summary>How many answers fail from now on.</summary>
        public int Failures
        {
            get => _failures;
            set => _failures = value;
        }

        /// <inheritdoc/>
        protected override void Change(IServiceCollection services)
        {
            services.AddSingleton<CommandDesk>();
            services.Replace(ServiceDescriptor.Singleton<ICommandDesk>(provider => new Desk(provider.GetRequiredService<CommandDesk>(), this)));
            services.Replace(ServiceDescriptor.Singleton(new BusSettings { Retries = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)] }));
        }

        private sealed class Desk(CommandDesk inner, BrokenDesk server) : ICommandDesk
        {
            public Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken) =>
                envelope.Command is CommitPosition && Interlocked.Decrement(ref server._failures) >= 0
                    ? throw new IOException("The disk is gone.")
                    : inner.HandleAsync(envelope, cancellationToken);
        }
    }
}
