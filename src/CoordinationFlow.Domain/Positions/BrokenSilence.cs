using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>Coordinator and pilot are told at once when an answer in time breaks the silence, once a participant and round (domain 3.8).</summary>
internal static class BrokenSilence
{
    public static void Tell(Happenings story, string participant, Round round)
    {
        if (round.Procedure == Procedure.Ordinary || round.BrokenBy.Contains(participant) || !story.Dossier.IsCounted(participant))
        {
            return;
        }

        ImmutableArray<string> paragraphs = [.. story.Dossier.Version!.Paragraphs.Where(mark => Standing.Of(story.Dossier, participant, mark).BreaksSilence).Select(mark => mark.Id)];
        if (!paragraphs.IsEmpty)
        {
            story.Add(new SilenceBroken(round.Number, participant, paragraphs));
        }
    }
}
