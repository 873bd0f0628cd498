using System.Text.Json.Nodes;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Cli.Audit;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.UnitTests.Cli.Audit;

public sealed class AuditCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_chain_as_the_server_exports_it_is_untouched()
    {
        var run = await VerifyAsync(Exported());

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("untouched, 5 entries", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_broken_entry_is_named_with_its_line()
    {
        var lines = Exported();
        lines[2] = lines[2].Replace("Happened", "Happenned", StringComparison.Ordinal);

        var run = await VerifyAsync(lines);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 3: the first broken entry is number 3: its hash does not cover its content", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_cut_off_shows_against_the_head_kept_apart()
    {
        var lines = Exported();
        var head = JsonNode.Parse(lines[^1])!["hash"]!.GetValue<string>();

        Assert.Equal(0, (await VerifyAsync(lines, "--head", head)).ExitCode);
        Assert.Equal(0, (await VerifyAsync(lines[..^1])).ExitCode);
        var run = await VerifyAsync(lines[..^1], "--head", head);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(head, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"chain\":\"d-1\"}")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task What_is_no_entry_is_named_by_its_line(string line)
    {
        var run = await VerifyAsync([Exported()[0], line]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_no_hash_covers_is_not_let_in()
    {
        var lines = Exported();
        lines[0] = lines[0].Replace("{\"chain\"", "{\"remark\":\"approved\",\"chain\"", StringComparison.Ordinal);

        Assert.Equal(1, (await VerifyAsync(lines)).ExitCode);
    }

    [Fact]
    public async Task An_empty_file_is_not_called_untouched() => Assert.Equal(1, (await VerifyAsync([])).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        var run = await Invocation.OfAsync(AuditCommand.Create(), "verify", _file + ".none");

        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task The_result_comes_as_json_too()
    {
        var result = JsonNode.Parse((await VerifyAsync(Exported(), "--json")).Output)!;

        Assert.True(result["untouched"]!.GetValue<bool>());
        Assert.Equal(5, result["entries"]!.GetValue<int>());
    }

    private static string[] Exported()
    {
        var chain = new AuditChain("d-1", 0, AuditHash.Beginning);
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, 123, TimeSpan.Zero);
        return [.. Enumerable.Range(1, 5).Select(n => chain.Append("Happened", $$"""{"n":{{n}},"text":"é"}""", start.AddMinutes(n), n == 1 ? Actor.Flow : new Actor("anna", Role.MandateHolder, "IBZ", Channel.Portal), start.AddMinutes(n)))
            .Select(row => new AuditView(row.Chain, row.Seq, row.At, row.RecordedAt, row.Actor, row.Role, row.Channel, row.Kind, row.Payload, row.PreviousHash, row.Hash) { Participant = row.Participant })
            .Select(entry => System.Text.Json.JsonSerializer.Serialize(entry, ApiJson.Options))];
    }

    private async Task<Invocation> VerifyAsync(string[] lines, params string[] words)
    {
        await File.WriteAllLinesAsync(_file, lines, TestContext.Current.CancellationToken);
        return await Invocation.OfAsync(AuditCommand.Create(), ["verify", _file, .. words]);
    }
}
