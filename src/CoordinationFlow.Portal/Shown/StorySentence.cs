using System.Globalization;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Portal.Texts;

namespace CoordinationFlow.Portal.Shown;

/// <summary>Says one line of a dossier's story in the reader's language.</summary>
internal static class StorySentence
{
    /// <summary>The sentence. Who answers without a task, the pilot, is told otherwise.</summary>
    public static string Of(StoryEntry entry, string pilot, PortalTexts texts)
    {
        var said = entry.Details.OrderBy(one => one.Key, StringComparer.Ordinal).Where(one => one.Value.Length > 0).Select(one => $"{texts["detail." + one.Key]} {Said(entry, one.Key, one.Value, pilot, texts)}");
        var who = new[] { entry.Participant, entry.Actor }.Where(one => one is not null).Distinct();
        return $"{texts["event." + entry.Event]}{(entry.Participant ?? entry.Actor) switch { null => "", _ => $" ({string.Join(", ", who)})" }}{(entry.Details.IsEmpty ? "" : texts.Colon + " " + string.Join(", ", said))}";
    }

    private static string Said(StoryEntry entry, string key, string value, string pilot, PortalTexts texts) => key switch
    {
        "deadline" or "sitting" or "proposal" or "due" or "cutoff" or "review" => texts.Date(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
        "outcome" => texts["outcome." + value],
        "by" when entry.Event == "RoundClosed" => texts["closer." + value],
        "role" => texts["role-of-round." + value],
        "procedure" => texts["procedure." + value],
        "status" => texts["status." + value],
        "default" => texts["stance.name." + value],
        "vote" => texts["vote." + value],
        "level" => texts["level." + value],
        "exit" => texts["exit." + value],
        "skipped" => string.Join(", ", value.Split(", ").Select(level => texts["level." + level])),
        "seat" => texts["seat." + value.ToLowerInvariant()],
        "command" => texts[value == "commitPosition" && entry.Participant != pilot ? "event.PositionReceived" : "command." + value],
        "receipt" => value[..Math.Min(8, value.Length)],
        "definitive" => texts["definitive." + value],
        "result" => texts["report." + value],
        "finding-state" => texts["finding-state." + value],
        "finding" => texts["finding." + value],
        _ => value,
    };
}
