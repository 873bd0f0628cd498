using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Makes the instruction to the Permanent Representation (domain 3.14): what is kept, and never who blocked (INV-21).</summary>
internal static class Instructing
{
    /// <summary>The first instruction of a position, after adoption or abstention.</summary>
    public static void Issue(Happenings story) => Issue(story, replaces: null);

    /// <summary>The instruction again, without what was lifted since; it names the one that it replaces (INV-20, INV-43).</summary>
    public static void IssueAnew(Happenings story) => Issue(story, story.Dossier.Instructions[^1].No);

    private static void Issue(Happenings story, int? replaces)
    {
        var (dossier, version) = (story.Dossier, story.Dossier.Version!);
        var (seat, assessor) = Seating.Of(dossier.Sheet.Category);
        var abstains = dossier.Adoption is null;
        ImmutableArray<InstructedReservation> kept = abstains ? [] : [.. Kept(dossier)];
        story.Add(new InstructionIssued(new Instruction(
            dossier.Instructions.Length + 1,
            dossier.PositionNo,
            version.Number,
            abstains ? Vote.Abstain : kept.IsEmpty ? dossier.Sheet.ProposedVote : Vote.ApproveWithReservation,
            version.Hash,
            [.. version.Ids])
        {
            Reservations = kept,
            Statements = abstains ? [] : [.. dossier.Adoption!.Statements.Select(statement => statement.TextHash).Distinct()],
            Replaces = replaces,
            Seat = seat,
            Assessor = assessor,
            Effect = abstains ? dossier.Sheet.VotingRule : null,
        }));
    }

    private static IEnumerable<InstructedReservation> Kept(DossierSnapshot dossier) =>
        (from mark in dossier.Version!.Paragraphs
         from kept in dossier.Kept
         where kept.Paragraph == mark.Id
         select new InstructedReservation(kept.Paragraph, kept.Stance)).Distinct();
}
