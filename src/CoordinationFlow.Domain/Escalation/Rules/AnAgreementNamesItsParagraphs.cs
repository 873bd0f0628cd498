using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation.Rules;

/// <summary>An agreement names paragraphs of the draft, and brings texts for those alone (domain 3.13).</summary>
internal sealed record AnAgreementNamesItsParagraphs(DossierSnapshot Dossier, RecordSitting Command) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken()
    {
        if (Command.Decision != SittingDecision.Agreement)
        {
            return Command.Paragraphs.IsEmpty ? null : new Refusal("input.invalid", "paragraphs");
        }

        return Command.Decides.IsEmpty || Command.Decides.Distinct().Count() < Command.Decides.Length ? new Refusal("input.invalid", "decides")
            : Command.Decides.Any(id => Dossier.Version!.Find(id) is null) ? new Refusal("position.unknown-paragraph", "decides")
            : Command.Paragraphs.Any(paragraph => !Command.Decides.Contains(paragraph.Id)) || Command.Paragraphs.DistinctBy(paragraph => paragraph.Id).Count() < Command.Paragraphs.Length ? new Refusal("input.invalid", "paragraphs")
            : null;
    }
}
