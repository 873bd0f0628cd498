using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Instructions;

/// <summary>Instructions to the Permanent Representation, for itself and for those who see every dossier.</summary>
public interface IInstructionQueries
{
    /// <summary>A page of all instructions, newest first; null where the caller is neither Permanent Representation nor coordinator, secretariat or auditor.</summary>
    Task<Page<InstructionLine>?> InstructionsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken);

    /// <summary>One instruction with its text; null where it is not there for the caller.</summary>
    Task<InstructionView?> InstructionAsync(Caller caller, string dossierId, int no, CancellationToken cancellationToken);

    /// <summary>The dossier of that reference, for machines that deliver; null: there is none.</summary>
    Task<string?> DossierOfReferenceAsync(string reference, CancellationToken cancellationToken);
}

/// <summary>An instruction in the list.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title by language.</param>
/// <param name="No">The instruction's number in the dossier.</param>
/// <param name="Vote">How Belgium votes.</param>
/// <param name="AdReferendum">Given before the definitive position.</param>
/// <param name="IsValid">No later one replaces it.</param>
/// <param name="Meeting">The meeting's date, if known.</param>
/// <param name="Proof">When it was issued, delivered and confirmed.</param>
public sealed record InstructionLine(string DossierId, string Reference, ImmutableDictionary<string, string> Title, int No, Vote Vote, bool AdReferendum, bool IsValid, DateOnly? Meeting, InstructionProof Proof);

/// <summary>An instruction with everything that it says (domain 3.14); no name of who blocked is in it.</summary>
/// <param name="Line">As in the list.</param>
/// <param name="Instruction">Vote, paragraphs, reservations, seat.</param>
/// <param name="Text">The text that is instructed.</param>
public sealed record InstructionView(InstructionLine Line, Instruction Instruction, DraftView Text)
{
    /// <summary>The table: working party, Coreper, Council formation, multilateral body.</summary>
    public string? Table { get; init; }

    /// <summary>The agenda item.</summary>
    public string? Item { get; init; }

    /// <summary>Texts of the statements to make.</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>The voting rule, if known.</summary>
    public VotingRule? VotingRule { get; init; }

    /// <summary>Whether the caller may confirm it now.</summary>
    public bool MayConfirm { get; init; }
}
