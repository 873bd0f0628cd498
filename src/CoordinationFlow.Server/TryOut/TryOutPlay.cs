using CoordinationFlow.Coordination.Activities;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.Server.TryOut;

/// <summary>
/// Plays a dossier through a try-out: what falls due, what ministries answer, and, where the flow waits for a person, what that person does, each
/// at its own instant of the virtual clock, until nothing is left to happen.
/// </summary>
internal sealed class TryOutPlay(TryOutWorld world, TryOutRequest request, TryOutRecord record)
{
    private const int MostHappenings = 300;
    private static readonly TimeSpan PersonThinks = TimeSpan.FromHours(24);
    private readonly TriedPeople _people = new(request);
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Order)> _acts = new();
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private string _dossierId = "";

    /// <summary>Makes the dossier and plays it.</summary>
    public async Task PlayAsync(string flow, CancellationToken cancellationToken)
    {
        var made = await GiveAsync(_people.Dossier(flow), TriedPeople.Coordinator, cancellationToken);
        _dossierId = made.DossierId;
        if ((made.Refusal ?? (await GiveAsync(_people.Circulate(_dossierId, 1), TriedPeople.Coordinator, cancellationToken)).Refusal) is { } refusal)
        {
            record.Refuse(refusal.Code);
            return;
        }

        for (var happened = 0; await NextAsync(cancellationToken) is { } next; happened++)
        {
            if (happened == MostHappenings)
            {
                record.Cut();
                break;
            }

            await next(cancellationToken);
            await record.NoteAsync(cancellationToken);
            await AskPersonsAsync(cancellationToken);
        }

        await record.EndAsync(_dossierId, cancellationToken);
    }

    private async Task<Func<CancellationToken, Task>?> NextAsync(CancellationToken cancellationToken)
    {
        await record.NoteAsync(cancellationToken);
        var (due, timer) = (await world.Due.NextAsync(cancellationToken), await world.Timers.NextDueAsync(cancellationToken));
        var act = _acts.TryPeek(out _, out var planned) ? planned.At : (DateTimeOffset?)null;
        var first = new[] { due, timer, act }.Min();
        if (first is not { } at)
        {
            return null;
        }

        world.Clock.MoveTo(at);
        return at == due ? async cancel => Take(await world.Due.FireFirstAsync(at, cancel))
            : at == timer ? cancel => world.Timers.FireDueAsync(at, cancel)
            : _acts.Dequeue();
    }

    /// <summary>Plans what a person does about each wait of the flow, once.</summary>
    private async Task AskPersonsAsync(CancellationToken cancellationToken)
    {
        if (await world.InstanceAsync(cancellationToken) is not { Row.Status: InstanceStatus.Running } instance)
        {
            return;
        }

        foreach (var node in instance.Bookmarks.Where(bookmark => _asked.Add(bookmark.Id)).Select(bookmark => bookmark.Node).Distinct())
        {
            switch (node.Kind)
            {
                case HoldSitting when (await SnapshotAsync(cancellationToken)).OpenSitting() is { } sitting:
                    Plan(sitting.PlannedAt, SitAsync);
                    break;
                case AskForReport:
                    Plan(Thought(), cancel => GiveAsync(TriedPeople.Report(_dossierId), TriedPeople.Representation, cancel));
                    break;
                case AskToLift:
                    Plan(Thought(), LiftAsync);
                    break;
                case PersonsTurnActivity:
                    Plan(Thought(), ChooseAsync);
                    break;
            }
        }
    }

    private async Task ChooseAsync(CancellationToken cancellationToken)
    {
        var dossier = await SnapshotAsync(cancellationToken);
        foreach (var command in _people.Choices(dossier, await world.NextLevelAsync(_dossierId, cancellationToken)))
        {
            if ((await GiveAsync(command, TriedPeople.Coordinator, cancellationToken)).Refusal is null)
            {
                return;
            }
        }
    }

    private async Task SitAsync(CancellationToken cancellationToken)
    {
        var dossier = await SnapshotAsync(cancellationToken);
        if (dossier.OpenSitting() is { } sitting)
        {
            await GiveAsync(_people.Sit(dossier, sitting), TriedPeople.Coordinator, cancellationToken);
        }
    }

    private async Task LiftAsync(CancellationToken cancellationToken)
    {
        foreach (var (participant, command) in _people.Lifts(await SnapshotAsync(cancellationToken)).ToArray())
        {
            await GiveAsync(command, TryOutWorld.MandateHolderOf(participant), cancellationToken);
        }
    }

    private async Task<CommandOutcome> GiveAsync(DossierCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await world.Desk.HandleAsync(new CommandEnvelope(command, actor, world.Clock.GetUtcNow()), cancellationToken);
        Take(outcome);
        return outcome;
    }

    /// <summary>Whoever is asked answers when the request says so.</summary>
    private void Take(CommandOutcome? outcome)
    {
        foreach (var task in (outcome?.FellDue ?? []).Concat(outcome?.Events ?? []).OfType<TaskIssued>().Where(task => task.Kind == TaskKind.Respond))
        {
            // Silence counts only for whom the task has reached.
            Plan(task.At, cancel => GiveAsync(new DeliverTask(_dossierId, task.TaskId), Bus, cancel));
            if (_people.AnswerOf(task.Participant, task.Round) is var (content, after))
            {
                Plan(task.At + after, cancel => GiveAsync(new CommitPosition(_dossierId, task.TaskId, content), TryOutWorld.MandateHolderOf(task.Participant), cancel));
            }
        }
    }

    private static Actor Bus { get; } = new("bus", Role.System, null, Channel.Queue);

    private Task<DossierSnapshot> SnapshotAsync(CancellationToken cancellationToken) => world.SnapshotAsync(_dossierId, cancellationToken);

    private DateTimeOffset Thought() => world.Clock.GetUtcNow() + PersonThinks;

    private void Plan(DateTimeOffset at, Func<CancellationToken, Task> act) => _acts.Enqueue(act, (at, _acts.Count));
}
