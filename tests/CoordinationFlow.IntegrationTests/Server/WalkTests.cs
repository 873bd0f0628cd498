using System.Diagnostics;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>The walk of the README, as it is handed to newcomers: to an instruction, up the ladder to an abstention, and in urgency to a definitive position.</summary>
public sealed class WalkTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_walk_takes_three_dossiers_to_an_adoption_an_abstention_and_a_definitive_position()
    {
        var told = await RunAsync("walk.sh");

        Assert.Contains("state Assessing, outcome Diverged, wait.pilot-revises", told, StringComparison.Ordinal);
        Assert.Contains("p2 is blocked by VL", told, StringComparison.Ordinal);
        Assert.Contains("state Assessing, outcome Converged, wait.coordinator-adopts", told, StringComparison.Ordinal);
        Assert.Contains("state InFollowUp, outcome Converged", told, StringComparison.Ordinal);
        var instructions = told.Split('\n').Where(line => line.Contains("instruction: ", StringComparison.Ordinal)).Select(line => line.Trim()).ToArray();
        Assert.Equal(4, instructions.Length);
        Assert.Contains("\"vote\":\"Approve\"", instructions[0], StringComparison.Ordinal);
        Assert.Contains("\"vote\":\"Abstain\"", instructions[1], StringComparison.Ordinal);
        Assert.Contains("\"effect\":\"QualifiedMajority\"", instructions[1], StringComparison.Ordinal);
        Assert.Contains("\"adReferendum\":true", instructions[2], StringComparison.Ordinal);
        Assert.Contains("\"replaces\":1", instructions[3], StringComparison.Ordinal);
        Assert.DoesNotContain("adReferendum", instructions[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_of_Elsas_routes_works()
    {
        var told = await RunAsync("elsa.sh");

        Assert.Contains("\"totalCount\":1", told, StringComparison.Ordinal);
        Assert.Contains("Finished", told, StringComparison.Ordinal);
        Assert.Contains("Cancelled", told, StringComparison.Ordinal);
        Assert.Contains("delete it", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_in_dotnet_works_on_Elsas_routes()
    {
        // The sample is built as these tests are: bin/Release/net10.0.
        var built = Path.Combine([.. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]]);
        var told = await RunAsync("dotnet", Script(Path.Combine("ElsaClient", built, "ElsaClient.dll")), "--address", server.Address.ToString());

        Assert.Contains(", 1 waiting", told, StringComparison.Ordinal);
        Assert.Contains("completed   Finished", told, StringComparison.Ordinal);
        Assert.Contains("cancelled   Cancelled", told, StringComparison.Ordinal);
        Assert.Contains("exported    https://elsaworkflows.io/schemas/", told, StringComparison.Ordinal);
        Assert.EndsWith("deleted", told.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_in_dotnet_says_what_the_server_refuses()
    {
        var built = Path.Combine([.. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]]);
        var (code, _, wrong) = await ProcessAsync("dotnet", Script(Path.Combine("ElsaClient", built, "ElsaClient.dll")), "--address", server.Address.ToString(), "--token", "demo-ann");

        Assert.Equal(1, code);
        Assert.StartsWith("403", wrong, StringComparison.Ordinal);
    }

    private Task<string> RunAsync(string name) => RunAsync("bash", Script(name), server.Address.ToString().TrimEnd('/'));

    /// <summary>Runs a sample against the server to its end, which must be good and without a complaint, and returns what it told.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, told, wrong) = await ProcessAsync(program, arguments);
        Assert.Equal((0, ""), (code, wrong));
        return told;
    }

    private static async Task<(int Code, string Told, string Wrong)> ProcessAsync(string program, params string[] arguments)
    {
        using var sample = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = await sample.StandardOutput.ReadToEndAsync();
        var wrong = await sample.StandardError.ReadToEndAsync();
        await sample.WaitForExitAsync();
        return (sample.ExitCode, told, wrong);
    }

    private static string Script(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "samples", "walk.sh")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The checkout is not above the tests.");
        }
        return Path.Combine(folder.FullName, "samples", name);
    }
}
