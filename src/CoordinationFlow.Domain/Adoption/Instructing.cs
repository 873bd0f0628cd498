using System.Collections.Immutable;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Makes the instruction to the Permanent Representation (domain 3.14): what is kept, and never who blocked (INV-21).</summary>
internal static class Instructing
{
    /// <summary>The instruction of a position, after adoption or abstention; it ends the duty of an instruction ad referendum.</summary>
    public static void Issue(Happenings story) => DefinitivePositions.Give(story, Add(story, Definitive(story.Dossier)));

    /// <summary>The instruction of an adoption again, without what was lifted since.</summary>
    public static void IssueAnew(Happenings story, AdoptionRecord adopted) => Add(story, Of(story.Dossier, adopted));

    /// <summary>An instruction before there is a position.</summary>
    public static void IssueAdReferendum(Happenings story, Vote vote) => Add(story, Of(story.Dossier, vote) with { AdReferendum = true });

    private static Instruction Add(Happenings story, Instruction instruction)
    {
        story.Add(new InstructionIssued(instruction));
        return instruction;
    }

    private static Instruction Definitive(DossierSnapshot dossier) => dossier.Adoption is { } adopted ? Of(dossier, adopted) : Of(dossier, Vote.Abstain);

    private static Instruction Of(DossierSnapshot dossier, AdoptionRecord adopted)
    {
        var version = dossier.VersionOf(adopted.Version)!;
        ImmutableArray<InstructedReservation> kept = [.. Kept(dossier, version)];
        return Of(dossier, kept.IsEmpty ? dossier.Sheet.ProposedVote : Vote.ApproveWithReservation, version) with
        {
            Position = adopted.Position,
            Reservations = kept,
            Statements = [.. adopted.Statements.Select(statement => statement.TextHash).Distinct()],
        };
    }

    /// <summary>A dossier has one valid instruction: each names the one before, which it replaces (INV-20).</summary>
    private static Instruction Of(DossierSnapshot dossier, Vote vote, DraftVersion? of = null)
    {
        var (version, (seat, assessor)) = (of ?? dossier.Version!, Seating.Of(dossier.Sheet.Category));
        return new Instruction(dossier.Instructions.Length + 1, dossier.PositionNo, version.Number, vote, version.Hash, [.. version.Ids])
        {
            Replaces = dossier.Instructions.IsEmpty ? null : dossier.Instructions[^1].No,
            Seat = seat,
            Assessor = assessor,
            Effect = vote == Vote.Abstain ? dossier.Sheet.VotingRule : null,
        };
    }

    private static IEnumerable<InstructedReservation> Kept(DossierSnapshot dossier, DraftVersion version) =>
        (from mark in version.Paragraphs
         from kept in dossier.Kept
         where kept.Paragraph == mark.Id
         select new InstructedReservation(kept.Paragraph, kept.Stance)).Distinct();
}
