using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Divergence;

/// <summary>How a participant stands on a paragraph: what it said, or T or M where it said nothing (domain 3.1, 3.6).</summary>
public readonly record struct Standing(Stance? Said, bool IsTacit, bool IsStatement, bool HasConsent)
{
    /// <summary>No answer.</summary>
    public static Standing Missing { get; }

    /// <summary>Silence that counts as agreement.</summary>
    public static Standing Tacit { get; } = new(null, true, false, false);

    /// <summary>M.</summary>
    public bool IsMissing => Said is null && !IsTacit;

    /// <summary>R or O that is not a statement.</summary>
    public bool Blocks => Said is Stance.Object || (Said is Stance.SubstantiveReservation && !IsStatement);

    /// <summary>P or S.</summary>
    public bool Reserves => Said is Stance.ParliamentaryReservation or Stance.ScrutinyReservation;

    /// <summary>C, or an R turned into a statement.</summary>
    public bool Comments => Said is Stance.AgreeWithComments || IsStatement;

    /// <summary>P, S, R or O, a statement included.</summary>
    public bool BreaksSilence => Said is Stance.ParliamentaryReservation or Stance.ScrutinyReservation or Stance.SubstantiveReservation or Stance.Object;

    /// <summary>S without its holder's consent: blocks adoption, and counts as R from the cutoff on (domain 3.7).</summary>
    public bool LacksConsent => Said is Stance.ScrutinyReservation && !HasConsent;

    /// <summary>
    /// The standing on a paragraph of the current version: the last word on that very text, whenever it was said; else what silence on this
    /// version was taken for; else no answer.
    /// </summary>
    public static Standing Of(DossierSnapshot dossier, string participant, ParagraphMark mark) =>
        dossier.WordOf(participant, mark) is { } word ? new Standing(word.Stance, false, word.Statement is not null, word.Consented)
        : dossier.Silences.TryGetValue(participant, out var silence) && silence.Agrees(dossier.Version?.Number, mark.Id) ? Tacit
        : Missing;
}
