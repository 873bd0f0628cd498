using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Wire;
using CoordinationFlow.UnitTests.Contracts;
using CoordinationFlow.Workflows.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>A running server with its bus: what a ministry's own system can do, and what it is sent.</summary>
public class BusServer : RunningServer, IAsyncLifetime
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Portal);
    private readonly Heard _heard = new();
    private int _made;

    /// <summary>What went out on the participants' tasks queues, in order.</summary>
    public IReadOnlyCollection<(string Queue, OutgoingMessage Message)> Outgoing => _heard.Messages;

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => ["--Demo:Dossiers=false"];

    /// <inheritdoc/>
    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.GetRequiredService<IBusControl>().ConnectReceiveObserver(_heard);
        await Eventually.IsTrueAsync(() => Task.FromResult(Services.GetRequiredService<ParticipantEndpoints>().AreConnected), "the queues are connected");
    }

    /// <inheritdoc/>
    async ValueTask IAsyncLifetime.InitializeAsync() => await InitializeAsync();

    /// <summary>A dossier of FA in an open round of these participants.</summary>
    public Task<Circulated> CirculateAsync(Classification classification, params string[] required) =>
        CirculateAsync(Services, $"bus-{Interlocked.Increment(ref _made)}", classification, required);

    /// <summary>A dossier of FA in an open round of that procedure and deadline.</summary>
    public Task<Circulated> CirculateAsync(Domain.Words.Procedure procedure, DeadlineRule deadline, params string[] required) =>
        CirculateAsync(Services, $"bus-{Interlocked.Increment(ref _made)}", Classification.Internal, required, procedure, deadline);

    /// <summary>The same in any server that is built, running or not.</summary>
    public static async Task<Circulated> CirculateAsync(IServiceProvider services, string id, Classification classification, string[] required,
        Domain.Words.Procedure procedure = Domain.Words.Procedure.Ordinary, DeadlineRule? deadline = null)
    {
        var sheet = new DossierSheet { Reference = id.ToUpperInvariant(), Pilot = "FA", Required = [.. required], Classification = classification };
        var texts = ImmutableDictionary<string, string>.Empty.Add("fr", "La Belgique soutient la proposition.").Add("nl", "België steunt het voorstel.");
        await GiveAsync(services, new CreateDossier(id, sheet, [new Paragraph("p1", texts), new Paragraph("p2", texts)]));
        var outcome = await GiveAsync(services, new Circulate(id, procedure, deadline, [], []));
        var tasks = outcome.Events.OfType<Domain.Tasks.TaskIssued>().ToDictionary(task => task.Participant, task => task.TaskId);
        return new Circulated(id, sheet.Reference, tasks);
    }

    /// <summary>Sends bytes to a participant's answers queue, as its own system does.</summary>
    public virtual async Task SendAsync(string participant, byte[] body)
    {
        var address = Services.GetRequiredService<ITransport>().AddressOf(ParticipantQueues.Answers(participant));
        await (await Services.GetRequiredService<IBus>().GetSendEndpoint(address)).Send(new PlainMessage(body));
    }

    /// <summary>Sends a text to a participant's answers queue.</summary>
    public Task SendAsync(string participant, string text) => SendAsync(participant, Encoding.UTF8.GetBytes(text));

    /// <summary>What in these messages is not as the published schema says.</summary>
    public IReadOnlyCollection<string> Breaches => _heard.Breaches;

    /// <summary>The first message of that type and kind that went out to the participant, waiting for it.</summary>
    public async Task<T> SentAsync<T>(string participant, Func<T, bool> isIt)
        where T : OutgoingMessage
    {
        await Eventually.IsTrueAsync(() => Task.FromResult(Sent(participant, isIt).Count > 0), $"a {typeof(T).Name} goes out to {participant}");
        return Sent(participant, isIt)[0];
    }

    /// <summary>The messages of that type and kind that have gone out to the participant.</summary>
    public IReadOnlyList<T> Sent<T>(string participant, Func<T, bool> isIt)
        where T : OutgoingMessage =>
        [.. Outgoing.Where(sent => sent.Queue == ParticipantQueues.Tasks(participant)).Select(sent => sent.Message).OfType<T>().Where(isIt)];

    /// <summary>The draft's hash as the task's message told it.</summary>
    public async Task<string> HashOfAsync(string participant, string taskId) => (await SentAsync<TaskIssued>(participant, task => task.TaskId == taskId)).DraftHash;

    /// <summary>The rows that answer the query.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Query<TRow> query)
        where TRow : class
    {
        await using var transaction = Services.GetRequiredService<IStore>().Begin();
        return await transaction.QueryAsync(query, default);
    }

    /// <summary>The task's state.</summary>
    public async Task<string> StateOfAsync(string taskId) => (await RowsAsync(TaskRow.Table.Where(nameof(TaskRow.TaskId), Comparison.Equal, taskId)))[0].State;

    private static async Task<CommandOutcome> GiveAsync(IServiceProvider services, DossierCommand command)
    {
        var envelope = new CommandEnvelope(command, Coordinator, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var outcome = await services.GetRequiredService<ICommandDesk>().HandleAsync(envelope, default);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    private sealed class Heard : IReceiveObserver
    {
        public ConcurrentQueue<(string Queue, OutgoingMessage Message)> Messages { get; } = new();

        private static readonly PublishedSchema Schema = PublishedSchema.Of(nameof(OutgoingMessage));

        public ConcurrentQueue<string> Breaches { get; } = new();

        public Task PreReceive(ReceiveContext context)
        {
            var queue = context.InputAddress.Segments[^1];
            if (queue.EndsWith(".tasks", StringComparison.Ordinal))
            {
                var body = Encoding.UTF8.GetString(context.GetBody());
                foreach (var breach in Schema.Breaches(body))
                {
                    Breaches.Enqueue($"{breach} in {body}");
                }

                Messages.Enqueue((queue, MessageJson.ReadOutgoing(body)));
            }

            return Task.CompletedTask;
        }

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
    }
}

/// <summary>A dossier in an open round, with its tasks by participant.</summary>
public sealed record Circulated(string Id, string Reference, IReadOnlyDictionary<string, string> Tasks);
