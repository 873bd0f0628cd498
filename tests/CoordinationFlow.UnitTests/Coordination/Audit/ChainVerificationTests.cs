using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Rights;
using FsCheck;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Coordination.Audit;

/// <summary>INV-39: whoever touches an exported chain is found out.</summary>
public sealed class ChainVerificationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Property]
    public bool INV_39_an_untouched_chain_of_any_length_is_whole(PositiveInt length) => BrokenAt(Chain(length.Get)) is null;

    [Property]
    public bool INV_39_a_changed_entry_is_detected(PositiveInt length, NonNegativeInt at, NonNegativeInt member)
    {
        var chain = Chain(length.Get);
        var index = at.Get % chain.Count;
        chain[index] = Changed(chain[index], member.Get % 12);
        return BrokenAt(chain) <= index + 1;
    }

    [Property]
    public bool INV_39_a_removed_entry_is_detected_where_others_follow(PositiveInt length, NonNegativeInt at)
    {
        var chain = Chain(length.Get + 1);
        var index = at.Get % (chain.Count - 1);
        chain.RemoveAt(index);
        return BrokenAt(chain) == index;
    }

    [Property]
    public bool INV_39_two_swapped_entries_are_detected(PositiveInt length, NonNegativeInt one, NonNegativeInt other)
    {
        var chain = Chain(length.Get + 1);
        var (first, second) = (one.Get % chain.Count, other.Get % chain.Count);
        (chain[first], chain[second]) = (chain[second], chain[first]);
        return first == second ? BrokenAt(chain) is null : BrokenAt(chain) == Math.Min(first, second);
    }

    [Property]
    public bool INV_39_a_tail_cut_off_is_detected_against_the_head_kept_apart(PositiveInt length, PositiveInt cut)
    {
        var chain = Chain(length.Get + 1);
        var head = chain[^1].Hash;
        var left = chain[..^(((cut.Get - 1) % (chain.Count - 1)) + 1)];
        return BrokenAt(left) is null && !Verified(left).HasHead(head) && Verified(chain).HasHead(head);
    }

    [Fact]
    public void INV_39_a_head_kept_earlier_is_still_in_the_grown_chain()
    {
        var chain = Chain(7);

        Assert.True(Verified(chain).HasHead(chain[3].Hash));
        Assert.False(Verified(chain).HasHead(new string('0', 64)));
    }

    [Fact]
    public void An_entry_of_another_chain_breaks_it()
    {
        var chain = Chain(3);
        chain[1] = chain[1] with { Chain = "other" };

        Assert.Equal(1, BrokenAt(chain));
    }

    private static ChainVerification Verified(IEnumerable<AuditView> chain)
    {
        var verification = new ChainVerification();
        Assert.All(chain, entry => Assert.Null(verification.Take(entry)));
        return verification;
    }

    /// <summary>The index of the first broken entry; null: none.</summary>
    private static int? BrokenAt(IEnumerable<AuditView> chain)
    {
        var verification = new ChainVerification();
        foreach (var (entry, index) in chain.Select((entry, index) => (entry, index)))
        {
            if (verification.Take(entry) is not null)
            {
                return index;
            }
        }

        return null;
    }

    private static List<AuditView> Chain(int length)
    {
        var chain = new AuditChain("d-1", 0, AuditHash.Beginning);
        var actor = new Actor("anna", Role.MandateHolder, "IBZ", Channel.Portal);
        return [.. Enumerable.Range(1, length).Select(n => chain.Append("Happened", $$"""{"n":{{n}}}""", Start.AddMinutes(n), actor, Start.AddMinutes(n)))
            .Select(row => new AuditView(row.Chain, row.Seq, row.At, row.RecordedAt, row.Actor, row.Role, row.Channel, row.Kind, row.Payload, row.PreviousHash, row.Hash) { Participant = row.Participant })];
    }

    private static AuditView Changed(AuditView entry, int member) => member switch
    {
        0 => entry with { Chain = entry.Chain + "x" },
        1 => entry with { Seq = entry.Seq + 1 },
        2 => entry with { At = entry.At.AddTicks(1) },
        3 => entry with { RecordedAt = entry.RecordedAt.AddSeconds(1) },
        4 => entry with { Actor = "otto" },
        5 => entry with { Role = nameof(Role.Coordinator) },
        6 => entry with { Channel = nameof(Channel.Queue) },
        7 => entry with { Kind = "Other" },
        8 => entry with { Payload = """{"n":0}""" },
        9 => entry with { PreviousHash = new string('f', 64) },
        10 => entry with { Hash = new string('f', 64) },
        _ => entry with { Participant = null },
    };
}
