using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Which adoption the valid instruction rests on: the dossier's own, or after a reopening the former one until another instruction replaces its own (D17).</summary>
internal static class RecordsInForce
{
    /// <summary>The record; null: the valid instruction rests on no adoption, or there is none.</summary>
    public static AdoptionRecord? RecordInForce(this DossierSnapshot dossier) =>
        dossier.Adoption ?? (dossier is { Abstention: null, FormerAdoptions: [.., var former], Instructions: [.., var valid] } && valid.Position == former.Position ? former : null);

    /// <summary>Whether the paragraph as it is now is the one that was last adopted.</summary>
    public static bool IsOnTheAdoptedText(this DossierSnapshot dossier, string paragraph) =>
        (dossier.Adoption ?? (dossier.FormerAdoptions.IsEmpty ? null : dossier.FormerAdoptions[^1])) is { } record
        && dossier.VersionOf(record.Version)!.Find(paragraph)?.Hash == dossier.Version!.Find(paragraph)?.Hash;
}
