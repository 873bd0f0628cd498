using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>Tells the audit chain as a story, to one caller: what it may not see is left out, not blackened.</summary>
internal sealed class StoryTelling(DossierSnapshot dossier, DossierVisibility visibility, Caller caller)
{
    private bool SeesAll => visibility.IsOverseer || visibility.IsPilot;

    /// <summary>The entry; null where it is not for the caller or no part of the story.</summary>
    public StoryEntry? Tell(AuditRow row, DossierEvent happened)
    {
        if (!IsForCaller(happened) || Details(happened) is not { } details)
        {
            return null;
        }

        var showsActor = SeesAll || row.Participant is null || row.Participant == caller.Participant;
        return new StoryEntry(row.At, row.Kind, showsActor ? row.Actor : null, ParticipantOf(happened), details.ToImmutableDictionary(one => one.Name, one => one.Value));
    }

    private bool IsForCaller(DossierEvent happened) => happened switch
    {
        DossierCreated or SheetEdited => SeesAll,
        DraftWritten written => visibility.CanReadVersion(written.Version),
        PositionReceived received => Own(received.Participant) || visibility.SeesPositionsOf(received.Round),
        ReservationChanged changed => Own(changed.Participant) || SeesAll || (dossier.OpenRound is null && visibility.SeesBlockers),
        LateAdmitted admitted => Own(admitted.Participant) || SeesAll,
        RoundClosed closed => visibility.SeesOutcomeOf(closed.Round),
        OutcomeChanged changed => visibility.SeesOutcomeOf(changed.Round),
        CalendarImpact or DeadlineBeyondCutoff or ImpactKept or ImpactLapsed => SeesAll,
        DefinitivePositionDue or DefinitivePosition or ReportRecorded => SeesAll || caller.Role == Domain.Rights.Role.PermanentRepresentation,
        MeetingMoved or Reopened => true,
        RoundOpened or RoundCancelled or DeadlineChanged or Adopted or Abstained or Withdrawn or ParticipantChanged => true,
        InstructionIssued => visibility.IsOverseer || caller.Role == Domain.Rights.Role.PermanentRepresentation,
        Escalated or LevelClosed => visibility.SeesBlockers,
        FindingHandled => visibility.IsOverseer,
        InstructionConfirmed => visibility.IsOverseer || caller.Role == Domain.Rights.Role.PermanentRepresentation,
        LiftAsked asked => SeesAll || Own(asked.Participant),
        ReservationsReviewed => SeesAll,
        LevelAskedFor asked => SeesAll || (asked.Participant is { } participant && Own(participant)),
        SilenceBroken or ReminderSent or WentOnWithout or CutoffReached or FindingRaised => SeesAll,
        CommandRefused refused => visibility.IsOverseer || (refused.Participant is { } participant && Own(participant)),
        _ => false,
    };

    private bool Own(string participant) => participant == caller.Participant;

    private static string? ParticipantOf(DossierEvent happened) => happened switch
    {
        PositionReceived e => e.Participant,
        ReservationChanged e => e.Participant,
        LateAdmitted e => e.Participant,
        SilenceBroken e => e.Participant,
        LevelAskedFor e => e.Participant,
        LiftAsked e => e.Participant,
        ParticipantChanged e => e.Participant,
        FindingRaised e => e.Participant,
        CommandRefused e => e.Participant,
        OutcomeChanged e => e.Participant,
        _ => null,
    };

    private (string Name, string Value)[]? Details(DossierEvent happened) => happened switch
    {
        DossierCreated or SheetEdited or Withdrawn => [],
        DraftWritten e => [("version", Number(e.Version))],
        RoundOpened e => [("round", Number(e.Round)), ("procedure", e.Procedure.ToString()), ("role", e.Role.ToString()), ("version", Number(e.Version)), ("deadline", Instant(e.Deadline))],
        RoundClosed e => [("round", Number(e.Round)), ("by", e.By.ToString()), ("outcome", e.Assessment.Outcome.ToString())],
        RoundCancelled e => [("round", Number(e.Round)), ("reason", e.Reason)],
        OutcomeChanged e => [("round", Number(e.Round)), ("cause", e.Cause.ToString()), ("outcome", e.Assessment.Outcome.ToString())],
        DeadlineChanged e => [("round", Number(e.Round)), ("cause", e.Cause), ("deadline", Instant(e.Deadline))],
        ReminderSent e when !e.To.IsEmpty => [("round", Number(e.Round)), ("reminder", e.Reminder.ToString()), ("to", string.Join(", ", e.To))],
        PositionReceived e => [("round", Number(e.Round)), ("status", e.Receipt.Status.ToString()), ("receipt", e.Receipt.Id), ("default", e.Default.ToString())],
        ReservationChanged e => [("by", e.By.ToString()), ("paragraphs", string.Join(", ", e.Paragraphs.Select(one => $"§{one.Key}").Order(StringComparer.Ordinal)))],
        LateAdmitted e => [("round", Number(e.Round)), ("receipt", e.ReceiptId)],
        SilenceBroken e => [("round", Number(e.Round)), ("paragraphs", string.Join(", ", e.Paragraphs.Select(id => $"§{id}")))],
        ParticipantChanged e => [("change", e.Change), ("seat", e.Seat?.ToString() ?? ""), ("successor", e.Successor ?? "")],
        MeetingMoved e => [("meeting", e.Meeting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("cutoff", e.Cutoff is { } cutoff ? Instant(cutoff) : "")],
        CalendarImpact e => [("round", Number(e.Round)), ("proposal", Instant(e.Proposal))],
        DeadlineBeyondCutoff e => [("round", Number(e.Round)), ("proposal", Instant(e.Proposal))],
        ImpactKept e => [("round", Number(e.Round))],
        ImpactLapsed e => [("round", Number(e.Round))],
        DefinitivePositionDue e => [("due", Instant(e.Due))],
        DefinitivePosition e => [("definitive", e.State.ToString())],
        ReportRecorded e => [("result", e.Result.ToString()), ("no", Number(e.Instruction))],
        Reopened e => [("position", Number(e.Position))],
        WentOnWithout e => [("participants", string.Join(", ", e.Participants))],
        CutoffReached e => [("then", e.Then.ToString())],
        Escalated e => [("level", e.Level.ToString()), ("sitting", Instant(e.Sitting)), ("skipped", string.Join(", ", e.Skipped))],
        LevelClosed e => [("level", e.Level.ToString()), ("exit", e.Exit.ToString()), ("present", string.Join(", ", e.Present)), ("decides", string.Join(", ", e.Decides.Select(id => $"§{id}")))],
        LevelAskedFor => [],
        FindingHandled e => [("finding", FindingOf(e.Number)), ("finding-state", e.State.ToString())],
        InstructionConfirmed e => [("no", Number(e.No))],
        LiftAsked e => [("review", Instant(e.ReviewAt))],
        ReservationsReviewed e => [("participants", string.Join(", ", e.Participants)), ("review", Instant(e.Next))],
        Adopted e => [("position", Number(e.Record.Position)), ("version", Number(e.Record.Version)), ("by", e.Record.By)],
        Abstained e => [("position", Number(e.Record.Position)), ("reason", e.Record.Reason)],
        InstructionIssued e => [("no", Number(e.Instruction.No)), ("vote", e.Instruction.Vote.ToString())],
        FindingRaised e => [("finding", e.Finding)],
        CommandRefused e => [("command", e.Command), ("code", e.Refusal.Code)],
        _ => null,
    };

    /// <summary>Kinds of events that the story can tell; resources have a sentence for each.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        nameof(DossierCreated), nameof(SheetEdited), nameof(DraftWritten), nameof(RoundOpened), nameof(RoundClosed), nameof(RoundCancelled), nameof(OutcomeChanged), nameof(DeadlineChanged),
        nameof(ReminderSent), nameof(PositionReceived), nameof(ReservationChanged), nameof(LateAdmitted), nameof(SilenceBroken), nameof(ParticipantChanged), nameof(WentOnWithout),
        nameof(CutoffReached), nameof(Adopted), nameof(Abstained), nameof(InstructionIssued), nameof(FindingRaised), nameof(CommandRefused), nameof(Withdrawn),
        nameof(Escalated), nameof(LevelClosed), nameof(LevelAskedFor),
        nameof(MeetingMoved), nameof(CalendarImpact), nameof(DeadlineBeyondCutoff), nameof(ImpactKept), nameof(ImpactLapsed), nameof(DefinitivePositionDue), nameof(DefinitivePosition),
        nameof(ReportRecorded), nameof(Reopened), nameof(LiftAsked), nameof(ReservationsReviewed), nameof(FindingHandled), nameof(InstructionConfirmed),
    ];

    private string FindingOf(int number) => dossier.Findings[number - 1].Code;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
