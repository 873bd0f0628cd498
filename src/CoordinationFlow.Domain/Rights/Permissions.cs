using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;

namespace CoordinationFlow.Domain.Rights;

/// <summary>Who may give which command: the table of domain 3.17, one line a command. What is not listed is refused.</summary>
public static class Permissions
{
    private static readonly Dictionary<Type, Grant[]> Table = new()
    {
        [typeof(CreateDossier)] = [Grant.Coordinator, Grant.PilotMandate, Grant.PilotHandler],
        [typeof(EditSheet)] = [Grant.Coordinator],
        [typeof(WriteDraft)] = [Grant.Coordinator, Grant.PilotMandate, Grant.PilotHandler],
        [typeof(Circulate)] = [Grant.Coordinator, Grant.PilotMandate, Grant.Flow],
        [typeof(Supersede)] = [Grant.Coordinator, Grant.PilotMandate, Grant.Flow],
        [typeof(SetSeat)] = [Grant.Coordinator],
        [typeof(Extend)] = [Grant.Coordinator, Grant.Flow],
        [typeof(Shorten)] = [Grant.Coordinator],
        [typeof(MoveMeeting)] = [Grant.Coordinator],
        [typeof(ApplyImpact)] = [Grant.Coordinator],
        [typeof(KeepImpact)] = [Grant.Coordinator],
        [typeof(CloseEarly)] = [Grant.Coordinator],
        [typeof(GoOnWithout)] = [Grant.Coordinator],
        [typeof(AdmitLate)] = [Grant.Coordinator],
        [typeof(ClaimTask)] = [Grant.OwnHandler, Grant.OwnMandate],
        [typeof(ReleaseTask)] = [Grant.OwnHandler, Grant.OwnMandate],
        [typeof(OpenTask)] = [Grant.OwnHandler, Grant.OwnMandate],
        [typeof(PrepareAnswer)] = [Grant.OwnHandler, Grant.OwnMandate],
        [typeof(ReturnAnswer)] = [Grant.OwnMandate],
        [typeof(CommitPosition)] = [Grant.OwnMandate],
        [typeof(LiftReservation)] = [Grant.OwnMandate],
        [typeof(AskToLift)] = [Grant.Coordinator, Grant.Flow],
        [typeof(ConsentToAdoption)] = [Grant.OwnMandate],
        [typeof(MakeStatement)] = [Grant.OwnMandate],
        [typeof(Remind)] = [Grant.Coordinator, Grant.Flow],
        [typeof(Adopt)] = [Grant.Coordinator, Grant.Flow],
        [typeof(RecordAbstention)] = [Grant.Coordinator, Grant.Flow],
        [typeof(Escalate)] = [Grant.Coordinator],
        [typeof(RecordSitting)] = [Grant.Coordinator, Grant.Secretariat],
        [typeof(AskForLevel)] = [Grant.Coordinator, Grant.PilotMandate, Grant.OwnMandate],
        [typeof(InstructAdReferendum)] = [Grant.Coordinator],
        [typeof(ReportBack)] = [Grant.PermanentRepresentation],
        [typeof(Reopen)] = [Grant.Coordinator],
        [typeof(Withdraw)] = [Grant.Coordinator, Grant.PilotMandate],
        [typeof(DeliverTask)] = [Grant.Machine],
        [typeof(CloseRound)] = [Grant.Machine],
        [typeof(SendReminder)] = [Grant.Machine],
        [typeof(ReachCutoff)] = [Grant.Machine],
        [typeof(TakeUpRetirements)] = [Grant.Machine],
        [typeof(ReachDefinitiveDue)] = [Grant.Machine],
        [typeof(HandleFinding)] = [Grant.Coordinator],
        [typeof(ConfirmInstruction)] = [Grant.PermanentRepresentation],
        [typeof(DeliverInstruction)] = [Grant.Machine],
        [typeof(ReviewFindings)] = [Grant.Machine],
        [typeof(ReviewReservations)] = [Grant.Machine],
        [typeof(ReckonDeadlineAnew)] = [Grant.Machine],
    };

    private enum Grant
    {
        Coordinator,
        PilotMandate,
        PilotHandler,
        OwnHandler,
        OwnMandate,
        Secretariat,
        PermanentRepresentation,
        Flow,
        Machine,
    }

    /// <summary>Commands that the actor may give for this dossier as far as the role goes; whether now is another question.</summary>
    public static bool Allows(Type command, Role role, string? participant, string pilot) =>
        Table.TryGetValue(command, out var grants) && grants.Any(grant => Holds(grant, role, participant, pilot));

    /// <summary>All commands of the table.</summary>
    public static IReadOnlyCollection<Type> Commands => Table.Keys;

    /// <summary><c>right.missing</c> where the role may not, <c>mandate.missing</c> where the person does not hold the mandate it claims (INV-45).</summary>
    internal static Refusal? Check(DossierSnapshot dossier, DossierCommand command, DecisionContext context)
    {
        var actor = context.Actor;
        var pilot = command is CreateDossier create ? create.Sheet.Pilot : dossier.Sheet.Pilot;
        if (!Allows(command.GetType(), actor.Role, actor.Participant, pilot))
        {
            return new Refusal(actor.Role == Role.Handler && Table.TryGetValue(command.GetType(), out var grants) && grants.Contains(Grant.OwnMandate) ? "mandate.missing" : "right.missing");
        }

        // An answer has its own order of checks: the same message gets its receipt again, whoever was retired meanwhile.
        if (command is not CommitPosition && actor.Participant is { } participant && context.Participants.Find(participant)?.RetiredAt is { } retired && retired <= context.At)
        {
            return new Refusal("participant.retired");
        }

        return actor.Role == Role.MandateHolder && !context.Participants.HoldsMandate(actor.PersonId, actor.Participant ?? "") ? new Refusal("mandate.missing") : null;
    }

    private static bool Holds(Grant grant, Role role, string? participant, string pilot) => grant switch
    {
        Grant.Coordinator => role == Role.Coordinator,
        Grant.PilotMandate => role == Role.MandateHolder && participant == pilot,
        Grant.PilotHandler => role == Role.Handler && participant == pilot,
        Grant.OwnHandler => role == Role.Handler && participant is not null,
        Grant.OwnMandate => role == Role.MandateHolder && participant is not null,
        Grant.Secretariat => role == Role.Secretariat,
        Grant.PermanentRepresentation => role == Role.PermanentRepresentation,
        Grant.Flow => role == Role.Flow,
        _ => role is Role.Clock or Role.System,
    };
}
