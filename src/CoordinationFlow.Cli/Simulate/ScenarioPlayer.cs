using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>
/// Plays a scenario on a virtual clock through the command desk: before each event everything that is due, in order; after the last event
/// whatever is still armed. Between an outage and its restore nothing runs, and what arrived is taken up first.
/// </summary>
internal sealed class ScenarioPlayer(ScenarioFile file, ScenarioWorld world)
{
    /// <summary>Review dates come again and again; the format leaves them out.</summary>
    private const string NotPlayed = DueKinds.Review;

    private static readonly TimeSpan DeliveryTime = TimeSpan.FromSeconds(3);
    private readonly PriorityQueue<string, DateTimeOffset> _deliveries = new();
    private readonly HashSet<string> _manual = [.. new ScenarioReader(file.Content, "").Texts("manualDelivery")];
    private readonly ScenarioMemory _memory = new(world.Pilot);
    private readonly List<ScenarioEvent> _held = [];
    private readonly Dictionary<string, ScenarioEvent> _messages = [];
    private bool _down;

    /// <summary>The timeline, complete when the task ends.</summary>
    public async Task<Timeline> PlayAsync(CancellationToken cancellationToken)
    {
        var timeline = new Timeline(_memory);
        foreach (var happening in file.Events)
        {
            if (_down && happening.Do is not "restore")
            {
                _held.Add(happening);
                continue;
            }

            if (happening.Do == "restore")
            {
                await RestoreAsync(happening, timeline, cancellationToken);
                continue;
            }

            await RunToAsync(happening.Processed, timeline, cancellationToken);
            if (happening.Do == "outage")
            {
                _down = true;
                continue;
            }

            world.Clock.MoveTo(happening.Processed);
            await DoAsync(happening, timeline, cancellationToken);
        }

        await RunToAsync(DateTimeOffset.MaxValue, timeline, cancellationToken);
        return timeline;
    }

    private async Task RestoreAsync(ScenarioEvent restore, Timeline timeline, CancellationToken cancellationToken)
    {
        _down = false;
        world.Clock.MoveTo(restore.At);
        foreach (var held in _held)
        {
            await DoAsync(held, timeline, cancellationToken);
        }

        _held.Clear();
        await RunToAsync(restore.At, timeline, cancellationToken);
    }

    private async Task RunToAsync(DateTimeOffset until, Timeline timeline, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await world.Due.NextAsync(cancellationToken, NotPlayed);
            var delivery = _deliveries.TryPeek(out var task, out var at) ? at : (DateTimeOffset?)null;
            if (delivery is { } delivered && delivered <= until && (due is null || delivered < due))
            {
                _deliveries.Dequeue();
                world.Clock.MoveTo(delivered);
                Take(timeline, delivered, await world.Desk.HandleAsync(new CommandEnvelope(new DeliverTask(world.DossierId, task!), new Actor("bus", Role.System, null, Channel.Queue), delivered), cancellationToken));
            }
            else if (due is { } planned && planned <= until)
            {
                world.Clock.MoveTo(planned);
                if (await world.Due.FireFirstAsync(planned, cancellationToken, NotPlayed) is { } outcome)
                {
                    Take(timeline, planned, outcome);
                }
            }
            else
            {
                return;
            }
        }
    }

    private async Task DoAsync(ScenarioEvent happening, Timeline timeline, CancellationToken cancellationToken)
    {
        var (source, at) = (happening, happening.At);
        if (happening.Do == "duplicate")
        {
            var message = happening.Fields.Text("message");
            source = _messages.GetValueOrDefault(message) ?? throw happening.Fields.Wrong("message", $"'{message}' was not sent before");
        }
        else if (happening.Fields.Optional("message") is { } message)
        {
            _messages[message] = happening;
        }

        if (ScenarioAdministration.Knows(source.Do))
        {
            var refusal = await world.Administration.DoAsync(source, world.ActorOf(source), cancellationToken);
            Take(timeline, source, happening.Processed, new CommandOutcome(world.DossierId) { Refusal = refusal });
            return;
        }

        var command = new ScenarioCommands(world.DossierId, _memory).Of(source);
        var outcome = await world.Desk.HandleAsync(new CommandEnvelope(command, world.ActorOf(source), at), cancellationToken);
        if (outcome.Receipt is { } receipt)
        {
            if (receipt is { Again: false, Status: not PositionStatus.Unchanged } && source.Fields.Optional("receipt") is { } name)
            {
                _memory.Name(receipt.Id, name);
            }

            timeline.TakeReceipt(at, source.Fields.Reader("who").Text("participant"), receipt);
        }

        foreach (var instant in outcome.FellDue.GroupBy(happened => happened.At))
        {
            Take(timeline, instant.Key, outcome with { Events = [.. instant] });
        }

        Take(timeline, source, happening.Processed, outcome);
    }

    private void Take(Timeline timeline, ScenarioEvent source, DateTimeOffset at, CommandOutcome outcome)
    {
        Take(timeline, at, outcome);
        if (outcome.Refusal is not null)
        {
            timeline.TakeRefusal(at, source.Do, source.Fields.Reader("who").Optional("participant"), outcome);
        }
    }

    private void Take(Timeline timeline, DateTimeOffset at, CommandOutcome outcome)
    {
        _memory.Note(outcome.Events);
        foreach (var issued in outcome.Events.OfType<TaskIssued>().Where(task => !_manual.Contains(task.Participant)))
        {
            _deliveries.Enqueue(issued.TaskId, issued.At + DeliveryTime);
        }

        timeline.Take(at, outcome);
    }
}
