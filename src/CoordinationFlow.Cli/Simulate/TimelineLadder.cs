using System.Text.Json.Nodes;
using CoordinationFlow.Domain.Escalation;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>How a dossier climbs the ladder, as timeline entries.</summary>
internal static class TimelineLadder
{
    public static JsonObject Of(Escalated happened) => Timeline.New(happened.At, "Escalated", ("level", happened.Level.ToString()), ("ladder", happened.Ladder.ToString()),
        ("sitting", Timeline.Utc(happened.Sitting)), ("skipped", Timeline.Codes(happened.Skipped.Select(level => level.ToString()))));

    public static JsonObject Of(LevelClosed happened) => Timeline.New(happened.At, "LevelClosed", ("level", happened.Level.ToString()), ("exit", happened.Exit.ToString()),
        ("present", Timeline.Codes(happened.Present)), ("tacit", Timeline.Codes(happened.Tacit.Keys)), ("confirming", Timeline.Codes(happened.Confirming)),
        ("decides", Timeline.Codes(happened.Decides)), ("version", happened.Version));
}
