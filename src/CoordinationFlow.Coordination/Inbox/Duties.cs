using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Coordination.Inbox;

/// <summary>Reads off a dossier what it asks of the offices now.</summary>
public static class Duties
{
    private static readonly TimeOnly MeetingBegins = new(9, 0);
    private static readonly TimeOnly MeetingEnds = new(17, 0);

    /// <summary>The kinds of task that are duties.</summary>
    public static bool Has(TaskKind kind) => kind is not (TaskKind.Respond or TaskKind.Attend or TaskKind.Lift);

    /// <summary>All of them; a dossier to try queues against has none.</summary>
    public static IEnumerable<Duty> Of(DossierSnapshot dossier)
    {
        if (Sandbox.IsOne(dossier) || dossier.State is DossierState.Withdrawn or DossierState.Closed)
        {
            yield break;
        }

        if (dossier is { State: DossierState.Assessing, LastRound: { ClosedAt: { } closedAt } round })
        {
            if (Waiting.KeyOf(dossier) == "wait.pilot-revises")
            {
                yield return Of(dossier, TaskKind.Revise, round.Number, dossier.Sheet.Pilot, dossier.Cutoff ?? closedAt);
            }
            else if (NeedsAnInstructionAdReferendum(dossier))
            {
                yield return Of(dossier, TaskKind.InstructAdReferendum, round.Number, Offices.Coordinator, dossier.Cutoff ?? closedAt);
            }
        }

        if (dossier.OpenSitting() is { } sitting)
        {
            yield return Of(dossier, TaskKind.Decide, sitting.Number, Offices.Secretariat, sitting.PlannedAt);
        }

        if (dossier.Definitive is { IsOwed: true } duty)
        {
            yield return Of(dossier, TaskKind.ConfirmDefinitive, duty.Due.ToUnixTimeSeconds(), Offices.Coordinator, duty.Due);
        }

        if (dossier.Instructions is [.., var valid] && dossier.ProofOf(valid.No) is { ConfirmedAt: null } proof)
        {
            yield return Of(dossier, TaskKind.Execute, valid.No, Offices.Representation, AtTheMeeting(dossier, MeetingBegins) ?? proof.IssuedAt);
        }

        if (dossier is { State: DossierState.InFollowUp, Instructions: [.., var followed] })
        {
            yield return Of(dossier, TaskKind.ReportBack, dossier.PositionNo, Offices.Representation, AtTheMeeting(dossier, MeetingEnds) ?? dossier.ProofOf(followed.No).IssuedAt);
        }
    }

    /// <summary>Answers are missing and there is no time: the round was urgent, or the cutoff has passed (domain 3.2, 3.14).</summary>
    private static bool NeedsAnInstructionAdReferendum(DossierSnapshot dossier) =>
        dossier is { LastRound: { Now: { Outcome: Outcome.Incomplete, Reason: IncompleteReason.NoAnswer } } round, Definitive: null or { IsOwed: false } }
        && (round.Procedure == Procedure.Urgent || dossier.CutoffIsReached)
        && !dossier.Instructions.Any(instruction => instruction.AdReferendum && instruction.Position == dossier.PositionNo);

    private static DateTimeOffset? AtTheMeeting(DossierSnapshot dossier, TimeOnly time) => dossier.Sheet.Meeting is { } day ? BrusselsTime.Deadline(day.ToDateTime(time)) : null;

    private static Duty Of(DossierSnapshot dossier, TaskKind kind, long number, string office, DateTimeOffset due) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{dossier.Id}-{kind}-{number}").ToLowerInvariant(), kind, office, due);
}
