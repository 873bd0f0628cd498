using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>Turns a scenario's events into commands of the desk.</summary>
internal sealed class ScenarioCommands(string dossierId, ScenarioMemory memory)
{
    /// <summary>The command of an event. Throws <see cref="ScenarioException"/> for a verb that this version cannot play.</summary>
    public DossierCommand Of(ScenarioEvent happening)
    {
        var fields = happening.Fields;
        return happening.Do switch
        {
            "circulate" => new Circulate(dossierId, fields.Word<Procedure>("procedure"), Deadline(fields), Paragraphs(fields), [.. fields.Texts("ask")], fields.Optional("override")),
            "supersede" => new Supersede(dossierId, fields.Word<Procedure>("procedure"), Deadline(fields), Paragraphs(fields), fields.Optional("override")),
            "open" => new OpenTask(dossierId, memory.TaskOf(Participant(fields), null)),
            "prepare" => new PrepareAnswer(dossierId, memory.TaskOf(Participant(fields), null), Content(fields)),
            "commit" => Commit(fields),
            "deliver" => new DeliverTask(dossierId, memory.TaskOf(fields.Text("participant"), null)),
            "lift" => new LiftReservation(dossierId, Stances(fields)),
            "consent" => new ConsentToAdoption(dossierId, [.. fields.Texts("paragraphs")]),
            "statement" => new MakeStatement(dossierId, [.. fields.Texts("paragraphs")], fields.Text("text")),
            "extend" => new Extend(dossierId, Deadline(fields) ?? throw fields.Wrong("deadline", "is missing"), fields.Text("reason"), fields.Optional("override")),
            "shorten" => new Shorten(dossierId, Deadline(fields) ?? throw fields.Wrong("deadline", "is missing"), fields.Text("reason")),
            "adReferendum" => new InstructAdReferendum(dossierId, fields.Text("reason"), fields.Has("vote") ? fields.Word<Vote>("vote") : null),
            "report" => new ReportBack(dossierId, fields.Word<ReportResult>("result"), fields.Optional("reason")),
            "reopen" => new Reopen(dossierId, fields.Text("reason")),
            "moveMeeting" => new MoveMeeting(dossierId, fields.Date("date")),
            "applyImpact" => new ApplyImpact(dossierId),
            "keepImpact" => new KeepImpact(dossierId, fields.Optional("reason")),
            "closeEarly" => new CloseEarly(dossierId),
            "escalate" => new Escalate(dossierId, fields.Word<Level>("level"), fields.Instant("sitting"), fields.Optional("reason")),
            "sitting" => new RecordSitting(dossierId, fields.Word<Level>("level"), fields.Word<SittingDecision>("decision"), [.. fields.Texts("present")], fields.Text("minutes"), [.. fields.Texts("decides")], Paragraphs(fields)),
            "admitLate" => new AdmitLate(dossierId, fields.Text("participant"), fields.Text("reason")),
            "goOnWithout" => new GoOnWithout(dossierId, fields.Text("reason")),
            "adopt" => new Adopt(dossierId, fields.Optional("reason")),
            "abstain" => new RecordAbstention(dossierId, fields.Text("reason")),
            "withdraw" => new Withdraw(dossierId, fields.Text("reason")),
            "addParticipant" or "setSeat" => new SetSeat(dossierId, fields.Text("participant"), fields.Has("seat") ? fields.Word<Seat>("seat") : null, fields.Optional("reason")),
            _ => throw fields.Wrong("do", $"'{happening.Do}' cannot be played by this version"),
        };
    }

    /// <summary>A deadline rule; null where the event has none.</summary>
    public static DeadlineRule? Deadline(ScenarioReader fields)
    {
        if (!fields.Has("deadline"))
        {
            return null;
        }

        var rule = fields.Reader("deadline");
        return rule.Has("workingDays") ? new DeadlineRule.WorkingDays(rule.Number("workingDays", 0))
            : rule.Has("workingHours") ? new DeadlineRule.WorkingHours(rule.Number("workingHours", 0))
            : rule.Has("elapsedHours") ? new DeadlineRule.ElapsedHours(rule.Number("elapsedHours", 0))
            : new DeadlineRule.LocalTime(rule.LocalTime("local"));
    }

    /// <summary>The paragraphs of a draft; none where the event has none.</summary>
    public static ImmutableArray<Paragraph> Paragraphs(ScenarioReader fields) =>
    [
        .. fields.Objects("paragraphs").Select(one => new ScenarioReader(one.Object, one.Path))
            .Select(paragraph => new Paragraph(paragraph.Text("id"), Languages(paragraph.Reader("text")))),
    ];

    private static ImmutableDictionary<string, string> Languages(ScenarioReader text) =>
        text.Content.ToImmutableDictionary(one => one.Key, one => text.Text(one.Key));

    private static string Participant(ScenarioReader fields) => fields.Reader("who").Text("participant");

    private CommitPosition Commit(ScenarioReader fields)
    {
        var participant = Participant(fields);
        var round = fields.Has("round") ? fields.Number("round", 0) : (int?)null;
        var fault = fields.Optional("fault");
        var task = fault switch
        {
            "unknownTask" => "no-such-task",
            "foreignTask" => memory.TaskOfAnotherThan(participant),
            _ => memory.IsPilot(participant) ? null : memory.TaskOf(participant, round),
        };
        return new CommitPosition(dossierId, task, Content(fields), memory.ReceiptNamed(fields.Optional("replaces")), fault is "unknownHash" or "malformed" ? "no-such-hash" : null)
        {
            MessageId = fields.Optional("message"),
            Key = fields.Optional("key"),
            SentAt = fields.Has("sent") ? fields.Instant("sent") : null,
        };
    }

    private static PositionContent Content(ScenarioReader fields) =>
        new(Stance(fields, "default"))
        {
            Paragraphs = Stances(fields),
            Reason = fields.Optional("reason"),
            Comment = fields.Optional("comment"),
            Parliament = fields.Optional("parliament"),
            ConsentsToAdoption = fields.Flag("consentsToAdoption"),
            Amendments = !fields.Has("amendments") ? ImmutableDictionary<string, Amendment>.Empty
                : fields.Object("amendments").ToImmutableDictionary(one => one.Key, one => new Amendment(null, Languages(fields.Reader("amendments").Reader(one.Key)))),
        };

    private static ImmutableDictionary<string, Stance> Stances(ScenarioReader fields) =>
        fields.Has("paragraphs") && fields.Content["paragraphs"] is JsonObject
            ? fields.Object("paragraphs").ToImmutableDictionary(one => one.Key, one => Stance(fields.Reader("paragraphs"), one.Key))
            : ImmutableDictionary<string, Stance>.Empty;

    private static Stance Stance(ScenarioReader fields, string name) =>
        ScenarioStances.Of(fields.Text(name)) ?? throw fields.Wrong(name, "is not one of A, C, P, S, R, O, N");
}
