using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Server.TryOut;

/// <summary>What the simulated people of a try-out say and do, as the request chooses.</summary>
internal sealed class TriedPeople(TryOutRequest request)
{
    private const string Given = "Try-out.";
    private static readonly string[] Paragraphs = ["p1", "p2"], Languages = ["nl", "fr", "de", "en"];

    public static Actor Coordinator { get; } = new("tried-coordinator", Role.Coordinator, null, Channel.Portal);

    public static Actor Representation { get; } = new("tried-representation", Role.PermanentRepresentation, null, Channel.Portal);

    /// <summary>The simulated dossier.</summary>
    public CreateDossier Dossier(string flow)
    {
        var sheet = new DossierSheet
        {
            Reference = "TRY-OUT",
            Areas = request.Area.Length > 0 ? [request.Area] : [],
            Pilot = request.Pilot,
            Required = Seated(Seat.Required),
            Consulted = Seated(Seat.Consulted),
            Meeting = request.Meeting,
            Flow = flow,
            MaxRounds = request.MaxRounds,
        };
        return new CreateDossier("", sheet, Draft(1));
    }

    /// <summary>The coordinator opens a round, from the second one on with a revised text.</summary>
    public Circulate Circulate(string dossierId, int round) => new(
        dossierId, request.Procedure, request.WorkingDays is { } days ? new DeadlineRule.WorkingDays(days) : null, round == 1 ? [] : Draft(round), [], Given);

    /// <summary>What a participant answers in a round, and when; null: nothing.</summary>
    public (PositionContent Content, TimeSpan After)? AnswerOf(string participant, int round) =>
        request.Answers.FirstOrDefault(answer => answer.Participant == participant) is { } chosen && (round == 1 ? chosen.First : chosen.Later) is { } stance
            ? (new PositionContent(stance) { Reason = Given, Comment = Given, Parliament = Given }, TimeSpan.FromHours(chosen.AfterHours))
            : null;

    /// <summary>What the coordinator tries, in order, where the flow waits for a person.</summary>
    public IEnumerable<DossierCommand> Choices(DossierSnapshot dossier, (Level Level, DateTimeOffset Earliest)? next)
    {
        if (request.Coordinator == TriedHabit.Nothing)
        {
            yield break;
        }

        var possible = PossibleCommands.Of(dossier, new Caller(Coordinator.PersonId, "", Coordinator.Role, null));
        foreach (var habit in Enum.GetValues<TriedHabit>().Where(habit => habit is not TriedHabit.Nothing).OrderBy(habit => PlaceOf(habit, dossier)))
        {
            if (CommandOf(habit, dossier, next) is { } command && possible.Contains(command.Name))
            {
                yield return command;
            }
        }
    }

    /// <summary>What is agreed is adopted, unless an abstention is what is to be tried; else the chosen habit comes first.</summary>
    private int PlaceOf(TriedHabit habit, DossierSnapshot dossier) =>
        habit == TriedHabit.Adopt && request.Coordinator != TriedHabit.Abstain && dossier.LastRound?.Now?.Outcome == Outcome.Converged ? -2
        : habit == request.Coordinator ? -1
        : (int)habit;

    /// <summary>Those that hold back and agree later lift what they hold.</summary>
    public IEnumerable<(string Participant, LiftReservation Command)> Lifts(DossierSnapshot dossier) =>
        from answer in request.Answers
        where answer.Later is Stance.Agree or Stance.AgreeWithComments && dossier.Version is not null
        let held = dossier.Version!.Paragraphs.Where(mark => dossier.WordOf(answer.Participant, mark) is { Stance: Stance.ParliamentaryReservation or Stance.ScrutinyReservation or Stance.SubstantiveReservation or Stance.Object }).ToArray()
        where held.Length > 0
        select (answer.Participant, new LiftReservation(dossier.Id, held.ToImmutableDictionary(mark => mark.Id, _ => Stance.Agree)));

    /// <summary>What the level that sits decides: on everything, with everybody there.</summary>
    public RecordSitting Sit(DossierSnapshot dossier, Sitting sitting) => new(
        dossier.Id, sitting.Level, request.Sitting, [.. dossier.Counted], Given,
        request.Sitting == SittingDecision.Agreement ? [.. dossier.Version!.Paragraphs.Select(mark => mark.Id)] : [], []);

    /// <summary>The Permanent Representation's report.</summary>
    public static ReportBack Report(string dossierId) => new(dossierId, ReportResult.AsInstructed);

    private DossierCommand? CommandOf(TriedHabit habit, DossierSnapshot dossier, (Level Level, DateTimeOffset Earliest)? next) => habit switch
    {
        TriedHabit.Revise => Circulate(dossier.Id, dossier.Rounds.Length + 1) with { Override = null },
        TriedHabit.Escalate => next is var (level, earliest) ? new Escalate(dossier.Id, level, earliest, Given) : null,
        TriedHabit.GoOnWithout => new GoOnWithout(dossier.Id, Given),
        TriedHabit.Adopt => new Adopt(dossier.Id, Given),
        _ => new RecordAbstention(dossier.Id, Given),
    };

    private ImmutableArray<string> Seated(Seat seat) => [.. request.Answers.Where(answer => answer.Seat == seat).Select(answer => answer.Participant)];

    // In every language, since a draft needs its pilot's.
    private static ImmutableArray<Paragraph> Draft(int version) =>
        [.. Paragraphs.Select(id => new Paragraph(id, Languages.ToImmutableDictionary(language => language, _ => $"{id}.{version}")))];
}
