using System.Collections.Immutable;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// Plays people's commands through the desk, each at its own instant, as if it had happened so. Acts are told in any order and played
/// in the order of time, with what falls due between them.
/// </summary>
internal sealed class DemoPlay(ICommandDesk desk, DemoTime time)
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Portal);
    private static readonly Actor Delivery = new("system", Role.System, null, Channel.Queue);

    private readonly List<(DateTimeOffset At, Func<CancellationToken, Task> Do)> _acts = [];
    private readonly Dictionary<(string Dossier, string Participant), string> _tasks = [];

    /// <summary>The coordinator makes the dossier.</summary>
    public void Create(DateTimeOffset at, string reference) => Tell(at, Coordinator, () =>
    {
        var dossier = DemoDossiers.All[reference];
        return new CreateDossier(DemoDossiers.IdOf(reference), dossier.Sheet(), ParagraphRequest.All(dossier.Paragraphs));
    });

    /// <summary>The coordinator circulates it; the tasks reach the ministries three seconds later.</summary>
    public void Circulate(DateTimeOffset at, string reference, DeadlineRule deadline)
    {
        Tell(at, Coordinator, () => new Circulate(DemoDossiers.IdOf(reference), Procedure.Ordinary, deadline, [], []));
        _acts.Add((at.AddSeconds(3), cancel => DeliverAsync(DemoDossiers.IdOf(reference), at.AddSeconds(3), cancel)));
    }

    /// <summary>A ministry's mandate holder opens its task and answers.</summary>
    public void Answer(DateTimeOffset at, string reference, string participant, PositionContent content)
    {
        var id = DemoDossiers.IdOf(reference);
        var person = new Actor(participant == "JUS" ? "jana" : $"{participant.ToLowerInvariant()}-m1", Role.MandateHolder, participant, Channel.Portal);
        Tell(at.AddMinutes(-12), person, () => new OpenTask(id, _tasks[(id, participant)]));
        Tell(at, person, () => new CommitPosition(id, _tasks[(id, participant)], content));
    }

    /// <summary>The coordinator adopts.</summary>
    public void Adopt(DateTimeOffset at, string reference) => Tell(at, Coordinator, () => new Domain.Adoption.Adopt(DemoDossiers.IdOf(reference)));

    /// <summary>Plays everything that was told, and what falls due until <paramref name="end"/>.</summary>
    public async Task PlayAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var inOrder = _acts.OrderBy(act => act.At).ToImmutableArray();
        time.BeginAt(inOrder[0].At);
        foreach (var (at, act) in inOrder)
        {
            await time.ForwardAsync(at, cancellationToken);
            await act(cancellationToken);
        }
        await time.ForwardAsync(end, cancellationToken);
        time.ShowMachineTime();
    }

    private void Tell(DateTimeOffset at, Actor actor, Func<DossierCommand> command) => _acts.Add((at, cancel => GiveAsync(at, actor, command(), cancel)));

    private async Task GiveAsync(DateTimeOffset at, Actor actor, DossierCommand command, CancellationToken cancellationToken)
    {
        var outcome = await desk.HandleAsync(new CommandEnvelope(command, actor, at), cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration's {command.Name} on {command.DossierId} was refused: {refusal.Code} {refusal.Field}");
        }
        foreach (var issued in outcome.Events.OfType<TaskIssued>().Where(task => task.Kind == TaskKind.Respond))
        {
            _tasks[(command.DossierId, issued.Participant)] = issued.TaskId;
        }
    }

    private async Task DeliverAsync(string dossierId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var ((dossier, _), taskId) in _tasks.Where(task => task.Key.Dossier == dossierId).ToList())
        {
            await desk.HandleAsync(new CommandEnvelope(new DeliverTask(dossier, taskId), Delivery, at), cancellationToken);
        }
    }
}
