using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Divergence;

/// <summary>
/// Combines the standings on one paragraph (domain 3.6, first table): the worst row wins, so the order of evaluation is of no consequence (INV-08).
/// </summary>
public static class ParagraphCombination
{
    /// <summary>The paragraph's state and who causes it, sorted by code.</summary>
    public static ParagraphResult Of(IEnumerable<(string Participant, Standing Standing)> standings)
    {
        var all = standings.ToArray();
        return Row(all, ParagraphState.Blocked, standing => standing.Blocks)
            ?? Row(all, ParagraphState.Incomplete, standing => standing.IsMissing)
            ?? Row(all, ParagraphState.Reserved, standing => standing.Reserves)
            ?? Row(all, ParagraphState.Commented, standing => standing.Comments)
            ?? ParagraphResult.Clear;
    }

    private static ParagraphResult? Row((string Participant, Standing Standing)[] all, ParagraphState state, Func<Standing, bool> causes)
    {
        ImmutableArray<string> by = [.. all.Where(one => causes(one.Standing)).Select(one => one.Participant).Order(StringComparer.Ordinal)];
        return by.IsEmpty ? null : new ParagraphResult(state, by);
    }
}
