using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Visibility;

/// <summary>
/// Which commands make sense for a caller now: by right, and by the dossier's state. The rules decide when the command comes; this is what pages offer.
/// </summary>
public static class PossibleCommands
{
    private static readonly Dictionary<Type, DossierState[]> States = new()
    {
        [typeof(EditSheet)] = [DossierState.Preparing],
        [typeof(WriteDraft)] = [DossierState.Preparing, DossierState.Assessing],
        [typeof(Circulate)] = [DossierState.Preparing, DossierState.Assessing],
        [typeof(Supersede)] = [DossierState.InRound],
        [typeof(SetSeat)] = [DossierState.Preparing, DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(Extend)] = [DossierState.InRound],
        [typeof(Shorten)] = [DossierState.InRound],
        [typeof(CloseEarly)] = [DossierState.InRound],
        [typeof(Remind)] = [DossierState.InRound],
        [typeof(GoOnWithout)] = [DossierState.Assessing],
        [typeof(AdmitLate)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(Adopt)] = [DossierState.Assessing],
        [typeof(RecordAbstention)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(Withdraw)] = [DossierState.Preparing, DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(MoveMeeting)] = [DossierState.Preparing, DossierState.InRound, DossierState.Assessing, DossierState.Escalated, DossierState.InFollowUp],
        [typeof(ApplyImpact)] = [DossierState.InRound],
        [typeof(KeepImpact)] = [DossierState.InRound],
        [typeof(InstructAdReferendum)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(ReportBack)] = [DossierState.InFollowUp],
        [typeof(Reopen)] = [DossierState.InFollowUp],
        [typeof(CommitPosition)] = [DossierState.InRound],
        [typeof(LiftReservation)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated, DossierState.InFollowUp],
        [typeof(AskToLift)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(ConsentToAdoption)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(MakeStatement)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
        [typeof(Escalate)] = [DossierState.Assessing, DossierState.Escalated],
        [typeof(RecordSitting)] = [DossierState.Escalated],
        [typeof(AskForLevel)] = [DossierState.InRound, DossierState.Assessing, DossierState.Escalated],
    };

    private static readonly Type[] OnTasks = [typeof(OpenTask), typeof(ClaimTask), typeof(ReleaseTask), typeof(PrepareAnswer), typeof(ReturnAnswer), typeof(CommitPosition)];

    /// <summary>Names of the commands on the dossier.</summary>
    public static ImmutableArray<string> Of(DossierSnapshot dossier, Caller caller) =>
    [
        .. States.Where(one => one.Value.Contains(dossier.State) && Permissions.Allows(one.Key, caller.Role, caller.Participant, dossier.Sheet.Pilot) && HasAnObject(one.Key, dossier, caller))
            .Select(one => NameOf(one.Key))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Names of the commands on a task of the caller's participant.</summary>
    public static ImmutableArray<string> OnTask(DossierSnapshot dossier, Round round, RespondTask task, Caller caller) =>
    [
        .. OnTasks.Where(type => Permissions.Allows(type, caller.Role, caller.Participant, dossier.Sheet.Pilot) && IsOpenFor(type, round, task))
            .Where(type => type != typeof(ReturnAnswer) || task.State == TaskState.Prepared)
            .Select(NameOf)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>An answer may come late; a sent one may be prepared anew until the close.</summary>
    private static bool IsOpenFor(Type command, Round round, RespondTask task) =>
        command == typeof(CommitPosition) ? task.State is not (TaskState.Cancelled or TaskState.Transferred)
        : task.IsOpen || (command == typeof(PrepareAnswer) && task.State == TaskState.Answered && round.State == RoundState.Open);

    private static bool HasAnObject(Type command, DossierSnapshot dossier, Caller caller)
    {
        bool Holds(params Stance[] stances) => caller.Participant is { } own && (dossier.Version?.Paragraphs ?? []).Any(mark => dossier.WordOf(own, mark) is { } word && stances.Contains(word.Stance));

        return command == typeof(CommitPosition) ? caller.Participant == dossier.Sheet.Pilot
            : command == typeof(LiftReservation) ? Holds(Stance.ParliamentaryReservation, Stance.ScrutinyReservation, Stance.SubstantiveReservation, Stance.Object)
            : command == typeof(AskToLift) ? AHolderIsAskedWhileItHolds.Holders(dossier).Any(holder => !AHolderIsAskedWhileItHolds.HasTask(dossier, holder))
            : command == typeof(ConsentToAdoption) ? Holds(Stance.ScrutinyReservation)
            : command == typeof(MakeStatement) ? Holds(Stance.SubstantiveReservation)
            : command == typeof(Escalate) ? dossier.OpenSitting() is null && dossier.LastRound?.Now?.Outcome != Outcome.Converged && !dossier.TopLevelHasFailed()
            : command == typeof(RecordSitting) ? dossier.OpenSitting() is not null
            : command == typeof(AskForLevel) ? caller.Role == Role.Coordinator || (caller.Participant is { } counted && dossier.IsCounted(counted))
            : command == typeof(ApplyImpact) || command == typeof(KeepImpact) ? dossier.OpenRound?.Impact is not null
            : command == typeof(Adopt) ? AdoptionGate.Closed(dossier) is null
            : command == typeof(AdmitLate) ? dossier.Positions.Any(position => position is { Admitted: false, Receipt.Status: PositionStatus.Late })
            : command != typeof(GoOnWithout) || dossier.LastRound?.Now?.Reason == IncompleteReason.NoAnswer;
    }

    private static string NameOf(Type command) => char.ToLowerInvariant(command.Name[0]) + command.Name[1..];
}
