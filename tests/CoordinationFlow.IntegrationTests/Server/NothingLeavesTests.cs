using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CoordinationFlow.IntegrationTests.Rights;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>The embedded default talks to nobody: no telemetry of a maker, no font, no script from elsewhere.</summary>
public sealed partial class NothingLeavesTests
{
    [Fact]
    public async Task No_request_leaves_the_process_while_a_dossier_runs()
    {
        var called = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http" or "Experimental.System.Net.Sockets" or "Experimental.System.Net.NameResolution",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => called.Add(string.Join(' ', activity.TagObjects.Where(tag => tag.Key is "server.address" or "network.peer.address" or "dns.question.name").Select(tag => tag.Value))),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = new RunningServer();
        await server.InitializeAsync();

        var (id, _, _) = await new RightsWorld(server).InRoundAsync();
        using var ann = server.As("ann");
        await ann.GetStringAsync($"/api/dossiers/{id}");

        var addresses = called.SelectMany(tags => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(IPAddress.TryParse(address, out var ip) && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip), address));
    }

    [Fact]
    public async Task The_readable_page_of_the_api_loads_nothing_from_elsewhere()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        using var anybody = server.As(null);

        using var page = await anybody.GetAsync("/docs/");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotMatch(Elsewhere(), await page.Content.ReadAsStringAsync());
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/docs/scalar.js")).StatusCode);
    }

    [GeneratedRegex("(src|href)=\"(https?:)?//")]
    private static partial Regex Elsewhere();
}
