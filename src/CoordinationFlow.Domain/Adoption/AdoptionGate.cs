using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>
/// What stands between a dossier and its adoption (domain 3.14; INV-18): a blocked paragraph, an S without consent, a paragraph without answer
/// that was not gone on without, nobody competent besides the pilot.
/// </summary>
public static class AdoptionGate
{
    /// <summary>The refusal <c>adoption.blocked</c> with what blocks by paragraph; null: the gate is open.</summary>
    public static Refusal? Closed(DossierSnapshot dossier)
    {
        if (dossier.Counted.All(code => code == dossier.Sheet.Pilot))
        {
            return new Refusal("adoption.blocked") { Reason = nameof(IncompleteReason.NobodyCompetent) };
        }

        var blocking = ByParagraph(dossier, (code, standing) => standing.Blocks || standing.LacksConsent || (standing.IsMissing && !dossier.GoneOnWithout.Contains(code)));
        return blocking.IsEmpty ? null : new Refusal("adoption.blocked")
        {
            Paragraphs = blocking.ToImmutableDictionary(one => one.Key, one => new ParagraphResult(ParagraphState.Blocked, one.Value)),
        };
    }

    /// <summary>Open blockers by paragraph: R and O; from the cutoff on an S without consent too (domain 3.7).</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Blockers(DossierSnapshot dossier) =>
        ByParagraph(dossier, (_, standing) => standing.Blocks || (dossier.CutoffIsReached && standing.LacksConsent));

    private static ImmutableDictionary<string, ImmutableArray<string>> ByParagraph(DossierSnapshot dossier, Func<string, Standing, bool> blocks) =>
        (dossier.Version?.Paragraphs ?? [])
            .Select(mark => (mark.Id, By: (ImmutableArray<string>)[.. dossier.Counted.Where(code => blocks(code, Standing.Of(dossier, code, mark)))]))
            .Where(one => !one.By.IsEmpty)
            .ToImmutableDictionary(one => one.Id, one => one.By);
}
