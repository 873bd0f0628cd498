using System.Collections.Immutable;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Portal.Pages.Inbox;

/// <summary>The fields of an answer, as they are posted and kept: a default, and by paragraph a stance, a remark and an amendment.</summary>
internal static class AnswerForm
{
    /// <summary>The paragraph's stance is the default one.</summary>
    public const string AsDefault = "";

    /// <summary>The answer of the posted fields.</summary>
    public static PositionContent Read(Func<string, string> field, TaskView task, string language)
    {
        var ids = task.Draft.Paragraphs.Select(paragraph => paragraph.Id).ToArray();
        return new PositionContent(Enum.TryParse<Stance>(field("default"), out var stance) ? stance : Stance.Agree)
        {
            Paragraphs = Filled(ids, id => field($"stance-{id}")).Where(one => Enum.TryParse<Stance>(one.Text, out _)).ToImmutableDictionary(one => one.Id, one => Enum.Parse<Stance>(one.Text)),
            Remarks = Filled(ids, id => field($"remark-{id}")).ToImmutableDictionary(one => one.Id, one => one.Text),
            Amendments = Filled(ids, id => field($"amendment-{id}")).ToImmutableDictionary(one => one.Id, one => new Amendment(null, ImmutableDictionary<string, string>.Empty.Add(language, one.Text))),
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
            ["default"] = content.Default.ToString(), ["comment"] = content.Comment ?? "", ["reason"] = content.Reason ?? "", ["parliament"] = content.Parliament ?? "", ["consents"] = content.ConsentsToAdoption ? "1" : "",
        };
        foreach (var (id, stance) in content.Paragraphs)
        {
            fields[$"stance-{id}"] = stance.ToString();
        }

        foreach (var (id, remark) in content.Remarks)
        {
            fields[$"remark-{id}"] = remark;
        }

        foreach (var (id, amendment) in content.Amendments)
        {
            fields[$"amendment-{id}"] = amendment.Text.Values.FirstOrDefault() ?? "";
        }

        return fields;
    }

    private static IEnumerable<(string Id, string Text)> Filled(IEnumerable<string> ids, Func<string, string> field) =>
        ids.Select(id => (id, field(id).Trim())).Where(one => one.Item2.Length > 0);

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
