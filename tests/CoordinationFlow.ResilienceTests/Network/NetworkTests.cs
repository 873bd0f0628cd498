using CoordinationFlow.ResilienceTests.Storms;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>
/// Cuts, stalls and lost bytes between the server and its database or broker, each at a named moment of a dossier's way: it ends as it does without
/// trouble, and what callers and ministries see of it is what is expected.
/// </summary>
[Collection(nameof(OnTheSite))]
public sealed class NetworkTests(NetworkNode node) : IClassFixture<NetworkNode>
{
    /// <summary>The cases: every fourth in CI, all in the large run.</summary>
    public static TheoryData<string> Cases => [.. NetworkCases.All.Where((_, index) => RunSize.IsFull || index % 4 == 0).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_dossier_ends_as_without_trouble_after(string what)
    {
        var trouble = NetworkCases.All.Single(one => one.Name == what);
        var (repeated, cameAgain) = (node.Client.Repeated, node.CameAgain);

        var lines = await node.PlayAsync(trouble);

        Assert.Equal(node.Plain, lines);
        (repeated, cameAgain) = (node.Client.Repeated - repeated, node.CameAgain - cameAgain);
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {repeated} commands given again, {cameAgain} messages twice");
        Assert.True(trouble.Seen is not Seen.CommandGivenAgain || repeated > 0, "No command was given again.");
        Assert.True(trouble.Seen is not (Seen.NothingByCallers or Seen.MessageTwice) || repeated == 0, $"{repeated} commands were given again.");
        Assert.True(trouble.Seen is not Seen.MessageTwice || cameAgain > 0, "No message came twice.");
    }
}
