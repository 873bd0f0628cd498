using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>
/// A dossier on a clock of its own: what falls due is fired at its planned instant, tasks are delivered three seconds after they were issued,
/// and the flow does its part (adopts unbroken silence and what a level agreed, abstains at the cutoff and after the top level) in the same instant.
/// </summary>
internal sealed class PlayedDossier(WorkingCalendar? calendar = null)
{
    public const string Id = "d1";

    private readonly List<(DateTimeOffset At, string TaskId)> _deliveries = [];
    private int _ids;

    public Dossier Dossier { get; } = new(DossierSnapshot.None);

    public DossierSnapshot Now => Dossier.Snapshot;

    public PlainDirectory Directory { get; } = new();

    public WorkingCalendar Calendar { get; private set; } = calendar ?? WorkingCalendar.Plain;

    public List<PlayedStep> Steps { get; } = [];

    /// <summary>All events in order, StateChanged included.</summary>
    public List<DossierEvent> Events { get; } = [];

    public DateTimeOffset Clock { get; private set; } = Brussels("2027-01-11 10:00");

    /// <summary>Whose tasks are delivered by the test itself.</summary>
    public HashSet<string> ManualDelivery { get; } = [];

    public static Actor Coordinator { get; } = new("carla", Role.Coordinator, null, Channel.Portal);

    public static Actor Representation { get; } = new("paul", Role.PermanentRepresentation, "PREU", Channel.Portal);

    /// <summary>An instant by its local time in Brussels, outside the changes of the clock.</summary>
    public static DateTimeOffset Brussels(string local) => BrusselsTime.Deadline(DateTime.Parse(local, CultureInfo.InvariantCulture));

    public static Actor Holder(string participant) => new(participant.ToLowerInvariant() + "-holder", Role.MandateHolder, participant, Channel.Queue);

    public static Paragraph Paragraph(string id, string text) => new(id, ImmutableDictionary<string, string>.Empty.Add("fr", text));

    /// <summary>Paragraphs "1" to "n", each with its text; "1 a", "2 a" and so on.</summary>
    public static ImmutableArray<Paragraph> Draft(params string[] letters) => [.. letters.Select((letter, i) => Paragraph($"{i + 1}", $"{i + 1} {letter}"))];

    /// <summary>Moves the clock there and fires everything that falls due on the way.</summary>
    public PlayedDossier PassTo(DateTimeOffset at)
    {
        while (true)
        {
            var due = DueItems.Of(Now).Where(item => item.DueAt <= at).OrderBy(item => item.DueAt).ThenBy(item => item.Kind).FirstOrDefault();
            var delivery = _deliveries.Where(one => one.At <= at).OrderBy(one => one.At).FirstOrDefault();
            if (delivery.TaskId is not null && (due is null || delivery.At < due.DueAt))
            {
                _deliveries.Remove(delivery);
                Send(new DeliverTask(Id, delivery.TaskId), Actor.Clock, delivery.At);
            }
            else if (due is not null)
            {
                Clock = due.DueAt > Clock ? due.DueAt : Clock;
                Fire(due);
            }
            else
            {
                Clock = at > Clock ? at : Clock;
                return this;
            }
        }
    }

    public PlayedDossier PassTo(string local) => PassTo(Brussels(local));

    /// <summary>Moves the clock and fires nothing: no node runs.</summary>
    public void SleepUntil(DateTimeOffset at) => Clock = at > Clock ? at : Clock;

    /// <summary>An administrator enters a bridge day, or takes it out again; the dossier's deadline is reckoned anew.</summary>
    public Decision ToggleBridgeDay(DateOnly day)
    {
        Calendar = new WorkingCalendar(Calendar.BridgeDays.SymmetricExcept([day]), Calendar.CompensationDays);
        return Send(new ReckonDeadlineAnew(Id), Actor.Clock);
    }

    /// <summary>An administrator retires a participant; the dossier takes it up.</summary>
    public Decision Retire(string code, string? successor = null)
    {
        Directory.Retire(code, Clock, successor);
        return Send(new TakeUpRetirements(Id), Actor.Clock);
    }

    /// <summary>Gives a command now, or with an earlier stamp.</summary>
    public Decision Send(DossierCommand command, Actor actor, DateTimeOffset? stamp = null)
    {
        var (at, before) = (stamp ?? Clock, Now);
        var context = new DecisionContext(at, Clock > at ? Clock : at, actor, Calendar, Directory, new ProcedureSettings(), () => $"id{++_ids}");
        var decision = Dossier.Decide(command, context);
        Events.AddRange(decision.Events);
        Steps.Add(new PlayedStep(command, actor, context.At, context.Now, decision, before, Now) { Calendar = Calendar, Directory = Directory.Copy() });
        foreach (var issued in decision.Events.OfType<TaskIssued>().Where(issued => !ManualDelivery.Contains(issued.Participant)))
        {
            _deliveries.Add((issued.At.AddSeconds(3), issued.TaskId));
        }

        FollowedByTheFlow(decision, at);
        if (Dossier.RecordState(at) is { } changed)
        {
            Events.Add(changed);
        }

        return decision;
    }

    public void Fire(DueItem due) => Send(
        due.Kind switch
        {
            DueItemKind.Reminder => new SendReminder(Id, due.Round, due.Reminder!.Value),
            DueItemKind.Close => new CloseRound(Id, due.Round),
            DueItemKind.Review => new ReviewReservations(Id),
            DueItemKind.Finding => new ReviewFindings(Id),
            DueItemKind.Definitive => new ReachDefinitiveDue(Id),
            _ => (DossierCommand)new ReachCutoff(Id),
        },
        Actor.Clock,
        due.DueAt);

    private void FollowedByTheFlow(Decision decision, DateTimeOffset at)
    {
        if (decision.Events.Any(happened => happened is RoundClosed { By: RoundCloser.Deadline } closed && Now.Rounds[closed.Round - 1].Procedure == Procedure.Silence))
        {
            Send(new Adopt(Id), Actor.Flow, at);
        }

        if (decision.Events.Any(happened => happened is LevelClosed { Exit: LevelExit.Agreement, Confirming.IsEmpty: true }))
        {
            Send(new Adopt(Id), Actor.Flow, at);
        }

        if (decision.Events.Any(happened => happened is LevelClosed) && Now.TopLevelHasFailed())
        {
            Send(new RecordAbstention(Id), Actor.Flow, at);
        }

        if (decision.Events.Any(happened => happened is CutoffReached { Then: CutoffFinding.Abstain }))
        {
            Send(new RecordAbstention(Id), Actor.Flow, at);
        }
    }
}
