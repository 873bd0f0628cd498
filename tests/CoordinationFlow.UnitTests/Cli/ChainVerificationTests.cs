using System.Text.Json;
using CoordinationFlow.Cli.Audit;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.UnitTests.Cli;

/// <summary>INV-39 as anybody can check it: an exported chain that was touched is found out, at the entry.</summary>
public sealed class ChainVerificationTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 11, 9, 0, 0, TimeSpan.Zero);

    private readonly List<AuditView> _entries = [];

    /// <summary>A chain of five entries.</summary>
    public ChainVerificationTests()
    {
        var chain = new AuditChain("d1", 0, AuditHash.Beginning);
        for (var i = 0; i < 5; i++)
        {
            var row = chain.Append("remark", $"{{\"n\":{i}}}", At.AddMinutes(i), new Actor("ann", Role.Coordinator, null, Channel.Portal), At.AddMinutes(i));
            _entries.Add(new AuditView(row.Chain, row.Seq, row.At, row.RecordedAt, row.Actor, row.Role, row.Channel, row.Kind, row.Payload, row.PreviousHash, row.Hash));
        }
    }

    [Fact]
    public void A_chain_as_it_was_exported_is_whole()
    {
        Assert.Equal((null, 5, _entries[^1].Hash), Verify());
        Assert.Equal((null, 5, _entries[^1].Hash), Verify(_entries[^1].Hash));
    }

    [Fact]
    public void A_changed_payload_is_found_at_its_entry()
    {
        _entries[2] = _entries[2] with { Payload = "{\"n\":9}" };
        Assert.StartsWith("line 3, entry 3: its content", Verify().Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_actor_is_found_at_its_entry()
    {
        _entries[0] = _entries[0] with { Actor = "bruno" };
        Assert.StartsWith("line 1, entry 1: its content", Verify().Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_entry_is_found_where_the_numbers_break()
    {
        _entries.RemoveAt(1);
        Assert.StartsWith("line 2, entry 3: the number 2 was expected", Verify().Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_cut_at_its_end_is_found_by_the_head_that_was_kept_elsewhere()
    {
        var head = _entries[^1].Hash;
        _entries.RemoveAt(4);
        Assert.Null(Verify().Wrong);
        Assert.Contains("missing at the end", Verify(head).Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", "line 1: this is no entry of an audit export.")]
    [InlineData("{}", "line 1: this is no entry of an audit export.")]
    [InlineData("", "the file holds no entry.")]
    public void What_is_no_export_is_said_to_be_none(string text, string wrong) => Assert.Equal(wrong, ChainVerification.Of([text], null).Wrong);

    private (string? Wrong, int Entries, string Head) Verify(string? head = null) =>
        ChainVerification.Of(_entries.Select(entry => JsonSerializer.Serialize(entry, JsonSerializerOptions.Web)), head);
}
