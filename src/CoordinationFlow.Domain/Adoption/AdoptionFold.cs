using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Folds how a dossier ends.</summary>
internal static class AdoptionFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        Adopted e => dossier with { State = DossierState.Adopted, Adoption = e.Record, Kept = e.Record.Reservations },
        Abstained e => dossier with { State = DossierState.Abstained, Abstention = e.Record, Kept = [] },
        InstructionIssued e => dossier with
        {
            State = e.Instruction.AdReferendum || e.Instruction.Position != dossier.PositionNo ? dossier.State : DossierState.InFollowUp,
            Instructions = dossier.Instructions.Add(e.Instruction),
            InstructionProofs = dossier.InstructionProofs.Add(e.Instruction.No, new InstructionProof(e.Instruction.No, e.At)),
        },
        _ => null,
    };
}
