using System.Collections.Immutable;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Portal.Pages.Inbox;

/// <summary>The fields of an answer, as they are posted and kept: a default, and by paragraph a stance, a remark and an amendment in each of its languages.</summary>
internal static class AnswerForm
{
    /// <summary>The name of an amendment's field.</summary>
    public static string Amendment(string paragraph, string language) => $"amendment-{paragraph}-{language}";

    /// <summary>The answer of the posted fields. An amendment is what differs from the paragraph's own text.</summary>
    public static PositionContent Read(Func<string, string> field, TaskView task, string language)
    {
        var ids = task.Draft.Paragraphs.Select(paragraph => paragraph.Id).ToArray();
        var hashes = DraftText.Marks(task.Draft.Paragraphs).ToDictionary(mark => mark.Id, mark => mark.Hash);
        var whole = Enum.TryParse<Stance>(field("default"), out var stance) ? stance : Stance.Agree;
        return new PositionContent(whole)
        {
            Paragraphs = Filled(ids, id => field($"stance-{id}")).Where(one => Enum.TryParse<Stance>(one.Text, out var said) && said != whole).ToImmutableDictionary(one => one.Id, one => Enum.Parse<Stance>(one.Text)),
            Remarks = Filled(ids, id => field($"remark-{id}")).ToImmutableDictionary(one => one.Id, one => one.Text),
            Amendments = task.Draft.Paragraphs.Select(one => (one.Id, New: Amended(field, one))).Where(one => !one.New.IsEmpty).ToImmutableDictionary(one => one.Id, one => new Amendment(hashes[one.Id], one.New)),
            Comment = Text(field("comment")),
            Reason = Text(field("reason")),
            Parliament = Text(field("parliament")),
            ConsentsToAdoption = field("consents") == "1",
            Language = language,
        };
    }

    /// <summary>The fields that an answer fills, by name.</summary>
    public static Dictionary<string, string> Write(PositionContent content)
    {
        var fields = new Dictionary<string, string>
        {
            ["default"] = content.Default.ToString(),
            ["comment"] = content.Comment ?? "",
            ["reason"] = content.Reason ?? "",
            ["parliament"] = content.Parliament ?? "",
            ["consents"] = content.ConsentsToAdoption ? "1" : "",
        };
        foreach (var (name, value) in content.Paragraphs.Select(one => ($"stance-{one.Key}", one.Value.ToString()))
            .Concat(content.Remarks.Select(one => ($"remark-{one.Key}", one.Value)))
            .Concat(content.Amendments.SelectMany(one => one.Value.Text.Select(text => (Amendment(one.Key, text.Key), text.Value)))))
        {
            fields[name] = value;
        }

        return fields;
    }

    private static ImmutableDictionary<string, string> Amended(Func<string, string> field, Paragraph paragraph) =>
        paragraph.Text.Select(text => (Language: text.Key, Old: text.Value, New: field(Amendment(paragraph.Id, text.Key)).Trim()))
            .Where(one => one.New.Length > 0 && DraftText.Normalised(one.New) != DraftText.Normalised(one.Old))
            .ToImmutableDictionary(one => one.Language, one => one.New);

    private static IEnumerable<(string Id, string Text)> Filled(IEnumerable<string> ids, Func<string, string> field) =>
        ids.Select(id => (id, field(id).Trim())).Where(one => one.Item2.Length > 0);

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
