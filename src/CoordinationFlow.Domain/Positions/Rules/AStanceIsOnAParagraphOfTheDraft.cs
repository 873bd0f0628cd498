using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Positions.Rules;

/// <summary>An answer that names an unknown paragraph is refused as a whole (domain 3.5): <c>position.unknown-paragraph</c>.</summary>
internal sealed record AStanceIsOnAParagraphOfTheDraft(PositionContent Content, DraftVersion Version) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() =>
        Unknown("paragraphs", Content.Paragraphs.Keys) ?? Unknown("amendments", Content.Amendments.Keys) ?? Unknown("remarks", Content.Remarks.Keys);

    private Refusal? Unknown(string field, IEnumerable<string> ids) =>
        ids.Order(StringComparer.Ordinal).FirstOrDefault(id => Version.Find(id) is null) is { } id ? new Refusal("position.unknown-paragraph", $"{field}.{id}") : null;
}
