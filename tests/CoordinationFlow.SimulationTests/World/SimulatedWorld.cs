using System.Globalization;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.SimulationTests.Flows;
using CoordinationFlow.SimulationTests.Invariants;
using CoordinationFlow.SimulationTests.Mutations;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>
/// One schedule: a few instances on one to three nodes, ministries that answer, persons that speak early, late and twice, and faults, all chosen
/// by the seed. Runs until all is quiet; throws <see cref="BrokenInvariantException"/> where something that must hold does not.
/// </summary>
internal sealed class SimulatedWorld
{
    private const int MaxTurns = 60_000;

    private readonly Random _chance;
    private readonly Plans _plans;
    private readonly Mutation _mutation;
    private readonly VirtualClock _clock = new();
    private readonly MemoryStore _store = new();
    private readonly CountedIdentity _identity = new();
    private readonly Story _story;
    private readonly Seams _seams;
    private readonly Faults _faults;
    private readonly Mailbox _mail;
    private readonly EveryCommit _always;
    private readonly Node[] _nodes;
    private readonly Dictionary<string, Plan> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly bool _isPatient;
    private Exception? _failure;

    public SimulatedWorld(int seed, Plans plans, Mutation mutation, int[] faultCounts)
    {
        _chance = new Random(seed);
        (_plans, _mutation) = (plans, mutation);
        _story = new Story(_clock);
        _seams = new Seams(_chance, _story);
        _faults = new Faults(_chance, faultCounts);
        _mail = new Mailbox(_chance, _clock, _faults);
        _always = new EveryCommit(_store, _clock);
        _isPatient = _chance.Next(2) == 0;
        _nodes = [.. Enumerable.Range(0, 1 + _chance.Next(3)).Select(place => StartNode("node " + (char)('A' + place)))];
    }

    /// <summary>What happened last, for whoever reads a failure.</summary>
    public string Story => _story.ToString();

    /// <summary>Equal for equal histories.</summary>
    public ulong Hash => _story.Hash;

    /// <summary>Lives until all is quiet, and looks at what is left.</summary>
    public void Run()
    {
        LayDown([.. _plans.Children, .. Begin().Select(plan => plan.Version).Distinct()]);
        var turns = 0;
        while (TakeTurn())
        {
            if (_failure is not null)
            {
                throw _failure;
            }

            if (++turns > MaxTurns)
            {
                throw new BrokenInvariantException("Q3", $"not quiet after {MaxTurns} turns");
            }
        }

        new WhenQuiet(_store, _begun, _cancelled, _mail.Sent).Check();
    }

    // Instances and what will be said to them; some words come before the instance, some twice.
    private Plan[] Begin()
    {
        var plans = Enumerable.Range(0, 1 + _chance.Next(2)).Select(_ => _plans.All[_chance.Next(_plans.All.Count)]).ToArray();
        for (var place = 0; place < plans.Length; place++)
        {
            var id = "i" + place.ToString(CultureInfo.InvariantCulture);
            _begun[id] = plans[place];
            _mail.Send(now => new Message.Begin("begin-" + id, now, new StartRequest(plans[place].Version.DefinitionId) { InstanceId = id }));
            for (var word = 0; word < plans[place].Words.Count; word++)
            {
                var stimulus = new Stimulus(AwaitWord.Key(id, plans[place].Words[word]));
                _mail.Send(at => new Message.Word($"word-{id}-{word.ToString(CultureInfo.InvariantCulture)}", at, stimulus));
            }

            if (_chance.Next(12) == 0)
            {
                _cancelled.Add(id);
                _mail.Send(at => new Message.Cancel("cancel-" + id, at + TimeSpan.FromMinutes(_chance.Next(90)), id));
            }
        }

        return plans;
    }

    private void LayDown(IEnumerable<DefinitionVersionRow> versions)
    {
        var transaction = _store.Begin();
        foreach (var version in versions)
        {
            transaction.Insert(DefinitionVersionRow.Table, version);
        }

        Now(transaction.CommitAsync(CancellationToken.None));
    }

    private bool TakeTurn()
    {
        var choice = _chance.Next(100);
        if (choice < 2 && _faults.Strikes(Fault.Crash, 6))
        {
            Crash(_chance.Next(_nodes.Length));
        }
        else if (choice < 12 && _mail.Take() is { } message)
        {
            var node = _nodes[_chance.Next(_nodes.Length)];
            node.Unacknowledged.Add(message);
            Do(node, () => ReceiveAsync(node, message), () => TakeBack(node, message));
        }
        else if (choice == 12)
        {
            StartRound(_nodes[_chance.Next(_nodes.Length)]);
        }
        else if (_seams.Waiting > 0)
        {
            _seams.Next(_isPatient);
        }
        else if (!_mail.HasReady)
        {
            return Idle();
        }

        return true;
    }

    // Nobody is at work and nothing has come: the workers make their round, and where they find nothing, time passes.
    private bool Idle()
    {
        if (_always.HasWork(_clock.GetUtcNow()))
        {
            StartRound(_nodes[_chance.Next(_nodes.Length)]);
            return true;
        }

        var next = new[] { _always.NextTimer(), _mail.NextArrival }.Min();
        if (next is null)
        {
            return false;
        }

        _clock.ForwardTo(next.Value);
        return true;
    }

    private void StartRound(Node node)
    {
        if (node.IsOnRound)
        {
            return;
        }

        node.IsOnRound = true;
        Do(node, () => RoundAsync(node), () => { }, () => node.IsOnRound = false);
    }

    private async Task RoundAsync(Node node)
    {
        await node.Timers.FireDueAsync(_mutation.TimersSee(_clock.GetUtcNow()), CancellationToken.None);
        await node.Kept.MeetAsync(CancellationToken.None);
        await using var transaction = node.Store.Begin();
        foreach (var task in await transaction.QueryAsync(SentTaskRow.Table.All, CancellationToken.None))
        {
            // Sent, then taken away: who dies between sends it again, and whoever it is for answers once more.
            _mail.Answer(task.Id);
            await _seams.TurnAsync(node, "has sent a task");
            await node.Host.RunAsync(async step => await TakeAwayAsync(step, task), CancellationToken.None);
        }
    }

    private static async ValueTask<bool> TakeAwayAsync(Step step, SentTaskRow task)
    {
        if (await step.Transaction.FindAsync(SentTaskRow.Table, CancellationToken.None, task.Id) is { } still)
        {
            step.Transaction.Delete(SentTaskRow.Table, still);
        }

        return true;
    }

    private async Task ReceiveAsync(Node node, Message message)
    {
        await Intake.ReceiveAsync(node, message, _mutation, isAgain: _mail.WasReturned(message));
        await _seams.TurnAsync(node, "acknowledges " + message.Id);
        node.Unacknowledged.Remove(message);
        if (_faults.Strikes(Fault.AcknowledgementLost, 20))
        {
            _mail.Return(message);
        }
    }

    private void TakeBack(Node node, Message message)
    {
        node.Unacknowledged.Remove(message);
        _mail.Return(message);
    }

    // The work's failures are the store's; what they interrupt begins anew. Any other failure is the engine's.
    private async void Do(Node node, Func<Task> work, Action again, Action? always = null)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (IsTheStores(failure))
        {
            again();
        }
        catch (Exception failure)
        {
            _failure ??= failure;
        }

        always?.Invoke();
    }

    private static bool IsTheStores(Exception failure) =>
        failure is StoreFailedException or StoreConflictException || (failure is AggregateException many && many.InnerExceptions.All(IsTheStores));

    private void Crash(int place)
    {
        var dead = _nodes[place];
        _story.Tell(dead.Name, "dies");
        dead.IsAlive = false;
        _seams.Drop(dead);
        foreach (var message in dead.Unacknowledged)
        {
            _mail.Return(message);
        }

        _nodes[place] = StartNode(dead.Name);
    }

    private Node StartNode(string name)
    {
        var node = new Node(name);
        var store = _mutation.Wrap(new SimulatedStore(_store, node, _seams, _faults, _always.Check), node, _seams);
        node.Start(store, _mutation.Wrap(new WorkflowRuntime(_plans.Library, _identity, new TaskOutbox(), [], null)), _clock);
        return node;
    }

    /// <summary>The memory store answers at once.</summary>
    private static void Now(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
