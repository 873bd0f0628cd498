using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using CoordinationFlow.Cli.Simulate;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Said = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Scenarios.OverTheBroker;

/// <summary>Plays a scenario's file on a real server: ministries answer over their queues, an outage is a server that is gone.</summary>
internal sealed class BrokerPlay(ScenarioFile file, string database, VirtualHost host, IReadOnlyDictionary<string, VirtualHost> ministries) : IAsyncDisposable
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Rest);
    private readonly ConcurrentQueue<(CommandEnvelope Envelope, CommandOutcome Outcome)> _told = new();
    private readonly Dictionary<string, ScenarioEvent> _sent = [];
    private readonly Dictionary<string, (string Participant, byte[] Body)> _bodies = [];
    private readonly Dictionary<string, IConnection> _connections = [];
    private readonly Dictionary<string, string> _hashes = [];
    private readonly ScenarioMemory _memory = new(new ScenarioReader(file.Content, "").Reader("dossier").Text("pilot"));
    private readonly StandingClock _clock = new(file.Events[0].At.AddHours(-1));
    private ScenarioServer? _server;
    private string _dossierId = "";

    /// <summary>Every outgoing message of the run.</summary>
    public List<OutgoingMessage> Sent { get; } = [];

    /// <summary>Plays it and gives the timeline.</summary>
    public async Task<Timeline> PlayAsync()
    {
        await StartAsync();
        _dossierId = (await GiveAsync(new CreateDossier("", Sheet(), ScenarioCommands.Paragraphs(new ScenarioReader(file.Content, "").Reader("dossier"))), Coordinator, _clock.GetUtcNow())).DossierId;
        foreach (var happening in file.Events)
        {
            await (happening.Do switch
            {
                "outage" => StopAsync(happening.At),
                "restore" => RestoreAsync(happening.At),
                _ when _server is null => SendAsync(happening),
                _ => DoAsync(happening),
            });
        }

        await RunToAsync(DateTimeOffset.MaxValue);
        return Told();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(_clock.GetUtcNow());
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task StartAsync()
    {
        _server = new ScenarioServer(database, host, _clock, _told);
        await _server.InitializeAsync();
    }

    private async Task StopAsync(DateTimeOffset at)
    {
        if (_server is { } server)
        {
            await RunToAsync(at);
            Assert.Empty(server.Breaches);
            Sent.AddRange(server.Outgoing.Select(sent => sent.Message));
            _server = null;
            await server.DisposeAsync();
        }
    }

    private async Task RestoreAsync(DateTimeOffset at)
    {
        _clock.MoveTo(at);
        await StartAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(_sent.Keys.All(id => _told.Any(one => one.Envelope.InboxMessageId == id))), "what came during the outage is taken in");
        await RunToAsync(at);
    }

    private async Task DoAsync(ScenarioEvent happening)
    {
        await RunToAsync(happening.At);
        _clock.MoveTo(happening.At);
        if (happening.Do is "commit" or "duplicate" && happening.Fields.Optional("key") is null)
        {
            var before = _told.Count(IsAnswer);
            await SendAsync(happening);
            await Eventually.IsTrueAsync(() => Task.FromResult(_told.Count(IsAnswer) > before), "the answer is taken in");
            return;
        }

        var command = new ScenarioCommands(_dossierId, _memory).Of(happening);
        var actor = happening.Do is "commit" or "supersede" ? MandateHolder(happening) : Coordinator;
        await GiveAsync(command, actor, happening.At, happening.Fields.Optional("key"), happening);
        await QuietAsync();
    }

    private static bool IsAnswer((CommandEnvelope Envelope, CommandOutcome Outcome) one) => one.Envelope.Command is CommitPosition;

    private static Actor MandateHolder(ScenarioEvent happening)
    {
        var participant = happening.Fields.Reader("who").Text("participant");
        return new Actor($"{participant.ToLowerInvariant()}-m1", Role.MandateHolder, participant, Channel.Rest);
    }

    private async Task SendAsync(ScenarioEvent happening)
    {
        if (happening.Do == "duplicate")
        {
            var (participant, body) = _bodies[happening.Fields.Text("message")];
            await ScenarioServer.PublishAsync(await ConnectionAsync(participant), participant, body, happening.At);
            return;
        }

        var sender = happening.Fields.Reader("who").Text("participant");
        var commit = (CommitPosition)new ScenarioCommands(_dossierId, _memory).Of(happening);
        var message = Message(commit, happening.Fields.Optional("message") ?? $"message-{_sent.Count}");
        _sent[message.MessageId] = happening;
        _bodies[message.MessageId] = (sender, Encoding.UTF8.GetBytes(MessageJson.Write(message)));
        await ScenarioServer.PublishAsync(await ConnectionAsync(sender), sender, _bodies[message.MessageId].Body, happening.At);
    }

    private PositionSubmitted Message(CommitPosition commit, string messageId) => new()
    {
        MessageId = messageId,
        TaskId = commit.TaskId!,
        DraftHash = _hashes[commit.TaskId!],
        Default = Enum.Parse<Said>(commit.Content.Default.ToString()),
        ByParagraph = commit.Content.Paragraphs.ToDictionary(one => one.Key, one => Enum.Parse<Said>(one.Value.ToString())),
        Reasons = commit.Content.Reason,
        Replaces = commit.Replaces,
        SentAt = commit.SentAt,
    };

    private async Task<IConnection> ConnectionAsync(string participant) =>
        _connections.TryGetValue(participant, out var known) ? known : _connections[participant] = await ministries[participant].ConnectAsync();

    private async Task<CommandOutcome> GiveAsync(DossierCommand command, Actor actor, DateTimeOffset at, string? key = null, ScenarioEvent? happening = null)
    {
        var envelope = new CommandEnvelope(command, actor, at) { IdempotencyKey = key, Origin = happening is null ? null : $"{happening.Do}" };
        return await _server!.Services.GetRequiredService<ICommandDesk>().HandleAsync(envelope, default);
    }

    // What was written has gone out, and each task's hash is known to whoever was asked.
    private async Task QuietAsync()
    {
        await Eventually.IsTrueAsync(async () => (await _server!.RowsAsync(OutboxRow.Table.All)).Count == 0, "everything has gone out");
        foreach (var issued in _told.SelectMany(one => one.Outcome.Events).OfType<Domain.Tasks.TaskIssued>().Where(task => task.Kind == Domain.Words.TaskKind.Respond && !_hashes.ContainsKey(task.TaskId)))
        {
            _hashes[issued.TaskId] = await _server!.HashOfAsync(issued.Participant, issued.TaskId);
            await Eventually.IsTrueAsync(async () => await _server.StateOfAsync(issued.TaskId) != nameof(TaskState.Issued), "the task is delivered");
            _memory.Note([issued]);
        }
    }

    private async Task RunToAsync(DateTimeOffset until)
    {
        var due = _server!.Services.GetRequiredService<DueRun>();
        while (await due.NextAsync(default) is { } next && next <= until)
        {
            _clock.MoveTo(next);
            await due.FireDueAsync(next, default);
        }
    }

    private Timeline Told()
    {
        var timeline = new Timeline(_memory);
        foreach (var (at, envelope, outcome) in _told.SelectMany(Instants).OrderBy(one => one.At))
        {
            var happening = envelope.InboxMessageId is { } id ? _sent.GetValueOrDefault(id) : null;
            if (outcome.Receipt is { } receipt)
            {
                if (receipt is { Again: false, Status: not PositionStatus.Unchanged } && happening?.Fields.Optional("receipt") is { } name)
                {
                    _memory.Name(receipt.Id, name);
                }

                timeline.TakeReceipt(at, envelope.Actor.Participant!, receipt);
            }

            timeline.Take(at, outcome);
            if (outcome.Refusal is not null && envelope.Origin is not null)
            {
                timeline.TakeRefusal(at, happening?.Do ?? envelope.Origin, envelope.Actor.Participant, outcome);
            }
        }

        return timeline;
    }

    private static IEnumerable<(DateTimeOffset At, CommandEnvelope Envelope, CommandOutcome Outcome)> Instants((CommandEnvelope Envelope, CommandOutcome Outcome) one) =>
        one.Outcome.FellDue.GroupBy(happened => happened.At)
            .Select(instant => (instant.Key, one.Envelope with { InboxMessageId = null }, one.Outcome with { Events = [.. instant], Receipt = null, Refusal = null }))
            .Append((one.Envelope.ReceivedAt, one.Envelope, one.Outcome));

    private DossierSheet Sheet()
    {
        var (dossier, flow) = (new ScenarioReader(file.Content, "").Reader("dossier"), new ScenarioReader(file.Content, "").Reader("flow"));
        return new DossierSheet
        {
            Reference = dossier.Text("reference"),
            Areas = [.. dossier.Texts("areas")],
            Classification = dossier.Word<Classification>("classification"),
            Visibility = dossier.Word<Visibility>("visibility"),
            ProposedVote = dossier.Word<Domain.Words.Vote>("proposedVote"),
            Pilot = dossier.Text("pilot"),
            Required = [.. dossier.Texts("required")],
            Flow = flow.Text("name"),
            MaxRounds = flow.Number("maxRounds", 3),
        };
    }
}
