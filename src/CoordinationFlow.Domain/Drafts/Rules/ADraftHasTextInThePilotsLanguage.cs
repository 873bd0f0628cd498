using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Drafts.Rules;

/// <summary>At least one paragraph has text in the pilot's first language (domain 3.2, D1): <c>draft.empty</c>.</summary>
internal sealed record ADraftHasTextInThePilotsLanguage(IEnumerable<ParagraphMark> Paragraphs, string? Language) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Paragraphs.Any(mark => Language is null ? !mark.Languages.IsEmpty : mark.Languages.Contains(Language)) ? null : new Refusal("draft.empty", "paragraphs");
}
