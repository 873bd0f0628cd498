using CoordinationFlow.Cli.Draw;

namespace CoordinationFlow.UnitTests.Cli.Draw;

public sealed class DrawCommandTests : IDisposable
{
    private readonly string _picture = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string> Flows => [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "workflows"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    public void Dispose() => File.Delete(_picture);

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task The_picture_beside_a_flow_that_ships_is_drawn_from_it_as_it_is_now(string flow)
    {
        var file = Path.Combine(Checkout.Root, "workflows", flow);

        var run = await Invocation.OfAsync(DrawCommand.Create(), file + ".json", "--out", _picture);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            await File.ReadAllTextAsync(file + ".svg", TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(_picture, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("""{"root":{"activities":[]}}""")]
    public async Task What_is_no_flowchart_is_said(string content)
    {
        await File.WriteAllTextAsync(_picture, content, TestContext.Current.CancellationToken);

        var run = await Invocation.OfAsync(DrawCommand.Create(), _picture, "--out", _picture + ".svg");

        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.False(File.Exists(_picture + ".svg"));
    }
}
