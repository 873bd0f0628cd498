using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Portal.Forms;

namespace CoordinationFlow.Portal.Pages.Escalation;

/// <summary>Makes commands of the posted fields of the ladder's forms.</summary>
internal static class SittingForm
{
    /// <summary>The name of the field with a paragraph's text of the table.</summary>
    public static string Text(string paragraph, string language) => $"table-{paragraph}-{language}";

    /// <summary>A level convened; without an instant it is refused for its field.</summary>
    public static Escalate Convened(string dossierId, Func<string, string> field) => new(
        dossierId,
        Posted.One<Level>(field, "level"),
        DateTime.TryParse(field("sitting"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? BrusselsTime.Start(local) : DateTimeOffset.MinValue,
        field("reason").Trim() is { Length: > 0 } reason ? reason : null);

    /// <summary>A sitting recorded; only texts that differ from the draft's are the table's.</summary>
    public static RecordSitting Recorded(string dossierId, Func<string, string> field, Func<string, IReadOnlyList<string>> many, DraftView? draft)
    {
        var decision = Posted.One<SittingDecision>(field, "decision");
        ImmutableArray<string> decides = decision == SittingDecision.Agreement ? [.. many("decides")] : [];
        var texts = (draft?.Paragraphs ?? []).Where(paragraph => decides.Contains(paragraph.Id))
            .Select(paragraph => (Old: paragraph, New: paragraph with { Text = paragraph.Text.ToImmutableDictionary(one => one.Key, one => field(Text(paragraph.Id, one.Key)) is { Length: > 0 } typed ? typed : one.Value) }))
            .Where(one => one.New.Text.Any(text => DraftText.Normalised(text.Value) != DraftText.Normalised(one.Old.Text[text.Key])))
            .Select(one => one.New);
        return new RecordSitting(dossierId, Posted.One<Level>(field, "level"), decision, [.. many("present")], field("minutes"), decides, [.. texts]);
    }
}
