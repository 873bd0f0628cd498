using System.Text.Json.Nodes;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>How a dossier ends, as timeline entries.</summary>
internal static class TimelineAdoption
{
    public static JsonObject Of(Adopted happened)
    {
        var record = happened.Record;
        return Timeline.New(happened.At, "Adopted", ("position", record.Position), ("version", record.Version), ("by", record.By), ("level", record.Level.ToString()),
            ("express", Timeline.Codes(record.Express)), ("tacit", Timeline.Codes(record.Tacit)), ("didNotAnswer", Timeline.Codes(record.DidNotAnswer)), ("noCompetence", Timeline.Codes(record.NoCompetence)),
            ("reservations", new JsonArray([.. record.Reservations.Select(one => new JsonObject { ["participant"] = one.Participant, ["paragraph"] = one.Paragraph, ["type"] = Type(one.Stance) })])),
            ("levels", Timeline.Codes(record.Levels.Select(level => level.ToString()))), ("marks", Timeline.Codes(record.Marks)));
    }

    public static JsonObject Of(Abstained happened)
    {
        var record = happened.Record;
        return Timeline.New(happened.At, "Abstained", ("position", record.Position), ("reason", record.Reason), ("blockers", Timeline.ByKey(record.Blockers)), ("levels", Timeline.Codes(record.Levels.Select(level => level.ToString()))));
    }

    public static JsonObject Of(InstructionIssued happened)
    {
        var instruction = happened.Instruction;
        return Timeline.New(happened.At, "InstructionIssued", ("no", instruction.No), ("position", instruction.Position), ("vote", instruction.Vote.ToString()), ("paragraphs", Timeline.Codes(instruction.Paragraphs)),
            ("reservations", new JsonArray([.. instruction.Reservations.Select(one => new JsonObject { ["type"] = Type(one.Stance), ["paragraph"] = one.Paragraph })])),
            ("replaces", instruction.Replaces), ("adReferendum", instruction.AdReferendum ? true : null), ("seat", instruction.Seat), ("assessor", instruction.Assessor is { } assessor ? Timeline.Codes(assessor.Split(' ')) : null),
            ("effect", instruction.Effect is { } effect ? Timeline.Lower(effect) : null));
    }

    private static string Type(Stance stance) => stance == Stance.ParliamentaryReservation ? "parliamentary" : "scrutiny";
}
