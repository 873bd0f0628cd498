using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Portal.Forms;
using CoordinationFlow.Portal.Pages.Escalation;

namespace CoordinationFlow.Portal.Pages.Dossiers;

/// <summary>Makes commands of the posted fields of an action's page.</summary>
internal static class ActCommands
{
    /// <summary>The command of that name.</summary>
    public static DossierCommand Of(string id, string command, Func<string, string> field, Func<string, IEnumerable<string>?, IReadOnlyList<string>> many, DossierView view, DraftView? draft)
    {
        var reason = field("reason").Trim();
        return command switch
        {
            "circulate" => new Circulate(id, Posted.One<Procedure>(field, "procedure"), Deadline(field), [], [.. many("ask", null)], reason.Length > 0 ? reason : null),
            "extend" => new Extend(id, Required(field), reason),
            "shorten" => new Shorten(id, Required(field), reason),
            "closeEarly" => new CloseEarly(id),
            "remind" => new Remind(id),
            "goOnWithout" => new GoOnWithout(id, reason),
            "admitLate" => new AdmitLate(id, field("participant"), reason),
            "setSeat" => new SetSeat(id, field("participant"), Enum.TryParse<Seat>(field("seat"), out var seat) ? seat : null, reason),
            "escalate" => SittingForm.Convened(id, field),
            "recordSitting" => SittingForm.Recorded(id, field, name => many(name, null), draft),
            "askForLevel" => new AskForLevel(id, reason),
            "moveMeeting" => new MoveMeeting(id, DateOnly.TryParseExact(field("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : DateOnly.MinValue),
            "applyImpact" => new ApplyImpact(id),
            "keepImpact" => new KeepImpact(id, Filled(reason)),
            "instructAdReferendum" => new InstructAdReferendum(id, reason, Enum.TryParse<Vote>(field("vote"), out var vote) ? vote : null),
            "reportBack" => new ReportBack(id, Posted.One<ReportResult>(field, "result"), Filled(reason)),
            "reopen" => new Reopen(id, reason),
            "adopt" => new Adopt(id),
            "recordAbstention" => new RecordAbstention(id, reason),
            "withdraw" => new Withdraw(id, reason),
            "liftReservation" => new LiftReservation(id, Chosen(draft, paragraph => field($"lift-{paragraph}"))),
            "askToLift" => new AskToLift(id),
            "consentToAdoption" => new ConsentToAdoption(id, [.. many("paragraphs", null)]),
            "makeStatement" => new MakeStatement(id, [.. many("paragraphs", null)], field("text")),
            "commitPosition" => new CommitPosition(id, null, new PositionContent(Posted.One<Stance>(field, "default"))
            {
                Paragraphs = Chosen(draft, paragraph => field($"stance-{paragraph}")),
                Reason = Filled(reason),
                Comment = Filled(field("comment")),
                Parliament = Filled(field("parliament")),
            }, view.Positions.LastOrDefault(position => position.Participant == view.Sheet.Pilot && position.Round == view.Rounds[0].Number)?.Receipt.Id),
            _ => throw new InvalidOperationException($"There is no page for '{command}'."),
        };
    }

    /// <summary>The deadline of the posted fields; null: the procedure's own length.</summary>
    public static DeadlineRule? Deadline(Func<string, string> field) => field("form") is "default" or "" ? null : Required(field);

    private static DeadlineRule Required(Func<string, string> field)
    {
        var length = int.TryParse(field("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return field("form") switch
        {
            "workingDays" => new DeadlineRule.WorkingDays(length),
            "workingHours" => new DeadlineRule.WorkingHours(length),
            "elapsedHours" => new DeadlineRule.ElapsedHours(length),
            _ => new DeadlineRule.LocalTime(DateTime.TryParse(field("local"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : DateTime.MinValue),
        };
    }

    private static ImmutableDictionary<string, Stance> Chosen(DraftView? draft, Func<string, string> field) =>
        (draft?.Paragraphs ?? []).Select(paragraph => (paragraph.Id, Text: field(paragraph.Id))).Where(one => Enum.TryParse<Stance>(one.Text, out _)).ToImmutableDictionary(one => one.Id, one => Enum.Parse<Stance>(one.Text));

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
