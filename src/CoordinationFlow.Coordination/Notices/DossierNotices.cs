using System.Globalization;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Notices;

/// <summary>Who is told of what in the portal: coordinator and pilot of what concerns the whole, a participant of what concerns it. Codes and instants only.</summary>
internal sealed class DossierNotices(Step step, SessionParts parts, DossierSnapshot dossier)
{
    /// <summary>The audience that is all coordinators.</summary>
    public const string Coordinator = Inbox.Offices.Coordinator;

    /// <summary>What participants are mailed of these says more (<see cref="DossierMail"/>).</summary>
    private static readonly string[] MailedOtherwise = ["notice.adopted", "notice.abstained", "notice.level-convened"];

    /// <summary>Every key that a notice can have.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "notice.silence-broken", "notice.round-closed", "notice.outcome-changed", "notice.late-answer", "notice.conflict", "notice.cutoff", "notice.adopted", "notice.abstained", "notice.finding", FlowIncidents.Key,
        "notice.level-convened", "notice.level-closed", "notice.level-asked", "notice.lift-asked", "notice.reservation-reviewed", "notice.finding-overdue",
        "notice.urgent", "notice.impact", "notice.definitive", "notice.report", "notice.reopened",
    ];

    /// <summary>Writes the notices of what happened.</summary>
    public void Write(IEnumerable<DossierEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case SilenceBroken broken: TellBoth("notice.silence-broken", happened, ("participant", broken.Participant), ("round", $"{broken.Round}")); break;
                case RoundClosed closed: Closed(closed); break;
                case OutcomeChanged changed: TellBoth("notice.outcome-changed", happened, ("outcome", changed.Assessment.Outcome.ToString())); break;
                case PositionReceived { Receipt.Status: PositionStatus.Late } late: Tell(Coordinator, "notice.late-answer", happened, ("participant", late.Participant)); break;
                case CommandRefused { Refusal.Code: "position.conflict", Participant: { } participant }:
                    Tell(Coordinator, "notice.conflict", happened, ("participant", participant));
                    Tell(participant, "notice.conflict", happened, ("participant", participant));
                    break;
                case CutoffReached reached: Tell(Coordinator, "notice.cutoff", happened, ("then", reached.Then.ToString())); break;
                case Adopted: TellBoth("notice.adopted", happened); break;
                case Abstained: TellBoth("notice.abstained", happened); break;
                case Escalated convened: Convened(convened); break;
                case LevelClosed closed: TellBoth("notice.level-closed", happened, ("level", closed.Level.ToString()), ("exit", closed.Exit.ToString())); break;
                case LevelAskedFor asked: Tell(Coordinator, "notice.level-asked", happened, ("participant", asked.Participant ?? "")); break;
                case LiftAsked asked: Tell(asked.Participant, "notice.lift-asked", happened); break;
                case FindingsOverdue overdue: Overdue(overdue); break;
                case ReservationsReviewed reviewed: Reviewed(reviewed); break;
                case CalendarImpact or DeadlineBeyondCutoff: Tell(Coordinator, "notice.impact", happened); break;
                case DefinitivePosition position: Tell(Coordinator, "notice.definitive", happened, ("definitive", position.State.ToString())); break;
                case ReportRecorded report: TellBoth("notice.report", happened, ("result", report.Result.ToString())); break;
                case Reopened: TellBoth("notice.reopened", happened); break;
                case FindingRaised finding: Tell(Coordinator, "notice.finding", happened, ("finding", finding.Finding), ("participant", finding.Participant ?? "")); break;
            }
        }
    }

    private void Overdue(FindingsOverdue overdue)
    {
        foreach (var finding in overdue.Numbers.Select(number => dossier.Findings[number - 1]))
        {
            Tell(finding.Owner ?? Coordinator, "notice.finding-overdue", overdue, ("finding", finding.Code));
        }
    }

    private void Reviewed(ReservationsReviewed reviewed)
    {
        foreach (var holder in reviewed.Participants)
        {
            Tell(Coordinator, "notice.reservation-reviewed", reviewed, ("participant", holder));
            Tell(holder, "notice.reservation-reviewed", reviewed, ("participant", holder));
        }
    }

    private void Closed(RoundClosed closed)
    {
        TellBoth("notice.round-closed", closed, ("round", $"{closed.Round}"), ("outcome", closed.Assessment.Outcome.ToString()));
        if (!closed.Assessment.Missing.IsEmpty && !Sandbox.IsOne(dossier))
        {
            Mail(Coordinator, "notice.overdue", closed.At, ("participants", string.Join(", ", closed.Assessment.Missing)));
        }
    }

    private void Convened(Escalated convened)
    {
        foreach (var audience in dossier.Counted.Prepend(Coordinator))
        {
            Tell(audience, "notice.level-convened", convened, ("level", convened.Level.ToString()), ("at", convened.Sitting.ToString("O", CultureInfo.InvariantCulture)));
        }
    }

    private void TellBoth(string key, DossierEvent happened, params (string Name, string Value)[] values)
    {
        Tell(Coordinator, key, happened, values);
        Tell(dossier.Sheet.Pilot, key, happened, values);
    }

    private void Tell(string audience, string key, DossierEvent happened, params (string Name, string Value)[] values) => Tell(audience, key, happened.At, values);

    /// <summary>Tells an audience one thing.</summary>
    public void Tell(string audience, string key, DateTimeOffset at, params (string Name, string Value)[] values)
    {
        if (audience == Coordinator && Sandbox.IsOne(dossier))
        {
            return;
        }

        step.Transaction.Insert(NoticeRow.Table, NoticeRow.Of(parts.Identity.NewId(), audience, dossier.Id, key, at, values.Prepend(("reference", dossier.Sheet.Reference))));
        if (audience == Coordinator || !MailedOtherwise.Contains(key))
        {
            Mail(audience, key, at, values);
        }
    }

    private void Mail(string audience, string key, DateTimeOffset at, params (string Name, string Value)[] values) =>
        parts.Mail.Put(step, audience, dossier.Id, new LetterItem(key, at)
        {
            Values = [.. values.Select(one => one.Name is "outcome" or "level" ? $"{one.Name}.{one.Value}" : one.Value)],
            IsUrgent = dossier.LastRound?.Procedure == Procedure.Urgent,
        });
}
