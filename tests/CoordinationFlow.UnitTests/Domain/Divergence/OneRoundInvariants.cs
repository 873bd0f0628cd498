using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Divergence;

/// <summary>What each participant says in one round, by stance and paragraph; null: nothing. BRU is consulted.</summary>
public sealed record Said(Procedure Procedure, Stance?[][] By)
{
    public override string ToString() => $"{Procedure} {string.Join(" | ", By.Select(row => string.Join(",", row.Select(stance => stance is { } one ? PlainWord.LetterOf(one) : '-'))))}";
}

/// <summary>Makes them.</summary>
public static class Sayings
{
    public static Arbitrary<Said> Said()
    {
        var row = Gen.Frequency((1, Gen.Constant(new Stance?[] { null, null, null })), (5, Gen.Choose(0, 5).Select(stance => (Stance?)stance).ArrayOf(3)), (1, Gen.Constant(new Stance?[] { Stance.NoCompetence })));
        return Arb.From(Gen.Elements(Procedure.Ordinary, Procedure.Silence, Procedure.Urgent).SelectMany(_ => row.ArrayOf(4), (procedure, rows) => new Said(procedure, rows)));
    }
}

/// <summary>Invariants of the outcome of one round, whatever is said in it.</summary>
[Cases(200, typeof(Sayings))]
public sealed class OneRoundInvariants
{
    private static readonly string[] Codes = ["FA", "JUS", "VL", "BRU"];

    [Property]
    public void INV_06_Shuffling_the_order_in_which_answers_arrive_changes_nothing(Said said, int seed)
    {
        int[] order = [.. Enumerable.Range(0, Codes.Length).OrderBy(i => new Random(seed + i).Next())];
        Assert.Equal(PlainOutcome.Of(Outcome(said, [0, 1, 2, 3])), PlainOutcome.Of(Outcome(said, order)));
    }

    [Property]
    public void INV_09_A_more_severe_stance_never_improves_the_outcome(Said said, int participant, int paragraph)
    {
        var (i, p) = (Math.Abs(participant % 3), Math.Abs(paragraph % 3));
        var row = said.By[i];
        if (row.Length < 3 || row[p] is not { } stance || stance == Stance.Object)
        {
            return;
        }

        var more = said with { By = [.. said.By.Select((other, n) => n == i ? [.. other.Select((one, k) => k == p ? stance + 1 : one)] : other)] };
        Assert.True(Rank(Outcome(more, [0, 1, 2, 3])) <= Rank(Outcome(said, [0, 1, 2, 3])));
    }

    [Property]
    public void INV_10_A_consulted_participant_never_changes_the_outcome(Said said)
    {
        var silent = said with { By = [.. said.By[..3], [null, null, null]] };
        Assert.Equal(PlainOutcome.Of(Outcome(silent, [0, 1, 2, 3])), PlainOutcome.Of(Outcome(said, [0, 1, 2, 3])));
    }

    /// <summary>Answers are stamped in the order of the codes and processed in the order given, all before the close.</summary>
    private static Assessment Outcome(Said said, int[] order)
    {
        var played = Playing.Prepared(["FA", "JUS", "VL"], ["BRU"]);
        Assert.Null(played.Circulate(said.Procedure).Refusal);
        played.PassTo(played.Clock.AddMinutes(90));
        foreach (var i in order.Where(i => said.By[i][0] is not null))
        {
            var row = said.By[i];
            PositionContent content = row.Length == 1 ? Playing.Content(Stance.NoCompetence) : Playing.Content(row[0]!.Value, ("2", row[1]!.Value), ("3", row[2]!.Value));
            Assert.Null(played.Commit(Codes[i], content, played.Clock.AddMinutes(-30 + i)).Refusal);
        }

        return played.Close();
    }

    private static int Rank(Assessment assessment) => assessment.Outcome switch
    {
        CoordinationFlow.Domain.Words.Outcome.Diverged => 0,
        CoordinationFlow.Domain.Words.Outcome.Incomplete => 1,
        _ => assessment.Paragraphs.Values.Any(paragraph => paragraph.State == ParagraphState.Reserved) ? 2 : 3,
    };
}
