using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>
/// How everybody stands after a level's agreement (domain 3.13): those present agree on the paragraphs decided; those absent with due notice agree
/// tacitly where they have no word on the decided text; paragraphs not named keep their state, tacit agreement included.
/// </summary>
internal static class Agreement
{
    public static DossierSnapshot Of(DossierSnapshot before, LevelClosed e)
    {
        var version = before.VersionOf(e.Version!.Value)!;
        var after = before with { Versions = before.Versions.Replace(version, version with { CirculatedAt = version.CirculatedAt ?? e.At }) };
        version = after.VersionOf(version.Number)!;
        var counted = before.Counted.ToArray();
        return after with
        {
            Silences = after.Silences.SetItems(counted.Select(code => (Code: code, Silence: SilenceOf(before, e, version, code))).Where(one => one.Silence is not null).Select(one => KeyValuePair.Create(one.Code, one.Silence!))),
            Words = after.Words.SetItems(counted.Where(code => e.Present.Contains(code)).Select(code => KeyValuePair.Create(code, WordsOf(before, e, version, code)))),
            WasAnswered = before.WasAnswered || counted.Any(code => code != before.Sheet.Pilot && e.Present.Contains(code)),
        };
    }

    private static ImmutableDictionary<string, Word> WordsOf(DossierSnapshot before, LevelClosed e, DraftVersion version, string participant) =>
        before.Words.GetValueOrDefault(participant, ImmutableDictionary<string, Word>.Empty)
            .SetItems(version.Paragraphs.Where(mark => e.Decides.Contains(mark.Id)).Select(mark => KeyValuePair.Create(Word.Key(mark), new Word(Stance.Agree, e.At, null))));

    private static Silence? SilenceOf(DossierSnapshot before, LevelClosed e, DraftVersion version, string participant)
    {
        var current = before.Version!;
        bool WasTacit(ParagraphMark mark) => current.Find(mark.Id)?.Hash == mark.Hash && Standing.Of(before, participant, mark).IsTacit;
        bool IsBound(ParagraphMark mark) => e.Tacit.ContainsKey(participant) && e.Decides.Contains(mark.Id) && before.WordOf(participant, mark) is null;
        var kept = version.Paragraphs.Where(WasTacit).Select(mark => mark.Id).ToArray();
        var bound = version.Paragraphs.Where(IsBound).Select(mark => mark.Id).Except(kept).ToArray();
        return kept.Length + bound.Length == 0 ? null
            : new Silence(version.Number, bound.Length > 0 ? e.Tacit[participant] : before.Silences[participant].Proof) { Paragraphs = [.. kept, .. bound] };
    }
}
