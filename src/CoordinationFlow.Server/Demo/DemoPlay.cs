using System.Collections.Immutable;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// Plays people's commands through the desk, each at its own instant, as if it had happened so. Acts are told in any order and played
/// in the order of time, with what falls due between them. What a command sends out reaches its addressee three seconds later.
/// </summary>
internal sealed class DemoPlay(ICommandDesk desk, DemoTime time)
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Portal);
    private static readonly Actor Secretariat = new("bruno", Role.Secretariat, null, Channel.Portal);
    private static readonly Actor Representation = new("paul", Role.PermanentRepresentation, "PREU", Channel.Portal);
    private static readonly Actor Delivery = new("system", Role.System, null, Channel.Queue);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(3);

    private readonly List<(DateTimeOffset At, Func<CancellationToken, Task> Do)> _acts = [];
    private readonly Dictionary<(string Dossier, string Participant), string> _tasks = [];
    private readonly Dictionary<(string Dossier, string Participant), string> _receipts = [];

    /// <summary>The coordinator makes the dossier.</summary>
    public void Create(DateTimeOffset at, string reference) => Tell(at, Coordinator, () =>
    {
        var dossier = DemoDossiers.All[reference];
        return new CreateDossier(DemoDossiers.IdOf(reference), dossier.Sheet(), ParagraphRequest.All(dossier.Paragraphs));
    });

    /// <summary>The coordinator circulates it.</summary>
    public void Circulate(DateTimeOffset at, string reference, DeadlineRule deadline, Procedure procedure = Procedure.Ordinary) =>
        Tell(at, Coordinator, () => new Circulate(DemoDossiers.IdOf(reference), procedure, deadline, [], []));

    /// <summary>A ministry's mandate holder opens its task and answers; a second answer replaces the first.</summary>
    public void Answer(DateTimeOffset at, string reference, string participant, PositionContent content)
    {
        var (id, person) = (DemoDossiers.IdOf(reference), MandateHolder(participant));
        Tell(at.AddMinutes(-12), person, () => new OpenTask(id, _tasks[(id, participant)]));
        Tell(at, person, () => new CommitPosition(id, _tasks[(id, participant)], content, _receipts.GetValueOrDefault((id, participant))));
    }

    /// <summary>A ministry asks for the next level.</summary>
    public void AskForLevel(DateTimeOffset at, string reference, string participant, string reason) =>
        Tell(at, MandateHolder(participant), () => new AskForLevel(DemoDossiers.IdOf(reference), reason));

    /// <summary>The coordinator convenes a level.</summary>
    public void Convene(DateTimeOffset at, string reference, Level level, DateTimeOffset sitting) =>
        Tell(at, Coordinator, () => new Escalate(DemoDossiers.IdOf(reference), level, sitting));

    /// <summary>The secretariat records that a level found no agreement.</summary>
    public void NoAgreement(DateTimeOffset at, string reference, Level level, string minutes, ImmutableArray<string> present) =>
        Tell(at, Secretariat, () => new RecordSitting(DemoDossiers.IdOf(reference), level, SittingDecision.NoAgreement, present, minutes, [], []));

    /// <summary>The coordinator instructs before there is a position.</summary>
    public void InstructAdReferendum(DateTimeOffset at, string reference, string reason) =>
        Tell(at, Coordinator, () => new InstructAdReferendum(DemoDossiers.IdOf(reference), reason));

    /// <summary>The coordinator adopts.</summary>
    public void Adopt(DateTimeOffset at, string reference) => Tell(at, Coordinator, () => new Adopt(DemoDossiers.IdOf(reference)));

    /// <summary>The Permanent Representation confirms that it has the instruction.</summary>
    public void Confirm(DateTimeOffset at, string reference) => Tell(at, Representation, () => new ConfirmInstruction(DemoDossiers.IdOf(reference), 1));

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

    private static Actor MandateHolder(string participant) =>
        new(participant == "JUS" ? "jana" : $"{participant.ToLowerInvariant()}-m1", Role.MandateHolder, participant, Channel.Portal);

    private async Task GiveAsync(DateTimeOffset at, Actor actor, DossierCommand command, CancellationToken cancellationToken)
    {
        var outcome = await desk.HandleAsync(new CommandEnvelope(command, actor, at), cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration's {command.Name} on {command.DossierId} was refused: {refusal.Code} {refusal.Field}");
        }
        if (outcome.Receipt is { } receipt)
        {
            _receipts[(command.DossierId, actor.Participant!)] = receipt.Id;
        }
        foreach (var sent in outcome.Events)
        {
            if (sent is TaskIssued { Kind: TaskKind.Respond } issued)
            {
                _tasks[(command.DossierId, issued.Participant)] = issued.TaskId;
            }
            if (DeliveryOf(command.DossierId, sent) is { } delivery)
            {
                await desk.HandleAsync(new CommandEnvelope(delivery, Delivery, at + OnTheWay), cancellationToken);
            }
        }
    }

    private static DossierCommand? DeliveryOf(string dossierId, DossierEvent sent) => sent switch
    {
        TaskIssued task => new DeliverTask(dossierId, task.TaskId),
        AttendanceAsked task => new DeliverTask(dossierId, task.TaskId),
        LiftAsked task => new DeliverTask(dossierId, task.TaskId),
        InstructionIssued issued => new DeliverInstruction(dossierId, issued.Instruction.No),
        _ => null,
    };
}
