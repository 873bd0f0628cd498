using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Divergence;

/// <summary>The table of two stances on one paragraph, every cell of it, and what combining must obey.</summary>
[Cases(300)]
public sealed class TruthTableTests
{
    private const string Letters = "ACPSROTM";

    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["A"] = ["Clear", "Commented", "Reserved", "Reserved", "Blocked", "Blocked", "Clear", "Incomplete"],
        ["C"] = ["Commented", "Commented", "Reserved", "Reserved", "Blocked", "Blocked", "Commented", "Incomplete"],
        ["P"] = ["Reserved", "Reserved", "Reserved", "Reserved", "Blocked", "Blocked", "Reserved", "Incomplete"],
        ["S"] = ["Reserved", "Reserved", "Reserved", "Reserved", "Blocked", "Blocked", "Reserved", "Incomplete"],
        ["R"] = ["Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked"],
        ["O"] = ["Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked", "Blocked"],
        ["T"] = ["Clear", "Commented", "Reserved", "Reserved", "Blocked", "Blocked", "Clear", "Incomplete"],
        ["M"] = ["Incomplete", "Incomplete", "Incomplete", "Incomplete", "Blocked", "Blocked", "Incomplete", "Incomplete"],
    };

    [Fact]
    public void Two_stances_on_one_paragraph_combine_as_the_table_says() =>
        Assert.All(
            Letters.SelectMany(one => Letters.Select((other, column) => (One: one, Other: other, State: Table[$"{one}"][column]))),
            cell => Assert.Equal((cell.One, cell.Other, cell.State), (cell.One, cell.Other, $"{State([cell.One, cell.Other])}")));

    [Fact]
    public void Those_who_cause_the_state_are_named_and_nobody_else()
    {
        (string, Standing)[] all = [("JUS", Stands('R')), ("FA", Stands('O')), ("IO", Stands('M')), ("VL", Stands('S')), ("WAL", Stands('C')), ("BRU", Stands('A'))];
        Assert.Equal(new ParagraphResult(ParagraphState.Blocked, ["FA", "JUS"]), ParagraphCombination.Of(all));
        Assert.Equal(new ParagraphResult(ParagraphState.Incomplete, ["IO"]), ParagraphCombination.Of(all[2..]));
        Assert.Equal(new ParagraphResult(ParagraphState.Reserved, ["VL"]), ParagraphCombination.Of(all[3..]));
        Assert.Equal(new ParagraphResult(ParagraphState.Commented, ["WAL"]), ParagraphCombination.Of(all[4..]));
        Assert.Equal(ParagraphResult.Clear, ParagraphCombination.Of(all[5..]));
    }

    [Fact]
    public void A_reservation_turned_into_a_statement_counts_as_a_comment_and_still_breaks_silence()
    {
        var stated = new Standing(Stance.SubstantiveReservation, false, true, false);
        Assert.Equal(ParagraphState.Commented, ParagraphCombination.Of([("JUS", stated)]).State);
        Assert.True(stated.BreaksSilence);
    }

    [Property]
    public void INV_08_Combining_is_commutative_associative_and_idempotent(byte[] first, byte[] second, byte[] third, int seed)
    {
        char[] a = Row(first), b = Row(second), c = Row(third);
        char[] all = [.. a, .. b, .. c];
        char[] shuffled = [.. all.OrderBy(_ => seed = (seed * 31) + 7)];
        Assert.Equal(State(all), State(shuffled));
        Assert.Equal(State(all), State([.. all, .. all]));
        Assert.Equal(State(all), Worst(State(a), Worst(State(b), State(c))));
        Assert.Equal(State(all), Worst(Worst(State(a), State(b)), State(c)));
        Assert.Equal(State(all), all.Aggregate(ParagraphState.Clear, (state, letter) => Worst(state, State([letter]))));
    }

    private static char[] Row(byte[] bytes) => [.. bytes.Select(one => Letters[one % Letters.Length])];

    private static ParagraphState State(char[] letters) => ParagraphCombination.Of(letters.Select((letter, i) => ($"P{i}", Stands(letter)))).State;

    private static ParagraphState Worst(ParagraphState one, ParagraphState other) => (ParagraphState)Math.Min((int)one, (int)other);

    private static Standing Stands(char letter) => letter switch
    {
        'T' => Standing.Tacit,
        'M' => Standing.Missing,
        _ => new Standing((Stance)"ACPSRO".IndexOf(letter, StringComparison.Ordinal), false, false, false),
    };
}
