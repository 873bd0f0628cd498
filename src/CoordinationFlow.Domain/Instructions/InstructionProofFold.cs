using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Instructions;

/// <summary>Folds proofs of receipt: the first of each kind stands.</summary>
public static class InstructionProofFold
{
    internal static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        InstructionDelivered e => Change(dossier, e.No, proof => proof with { DeliveredAt = e.At }),
        InstructionConfirmed e => Change(dossier, e.No, proof => proof with { DeliveredAt = proof.DeliveredAt ?? e.At, ConfirmedAt = e.At, ConfirmedBy = e.By }),
        _ => null,
    };

    /// <summary>What proves that the instruction of that number was received.</summary>
    public static InstructionProof ProofOf(this DossierSnapshot dossier, int no) => dossier.InstructionProofs[no];

    private static DossierSnapshot Change(DossierSnapshot dossier, int no, Func<InstructionProof, InstructionProof> change) =>
        dossier with { InstructionProofs = dossier.InstructionProofs.SetItem(no, change(dossier.ProofOf(no))) };
}
