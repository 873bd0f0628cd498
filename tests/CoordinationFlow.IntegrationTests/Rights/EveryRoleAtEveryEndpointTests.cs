using System.Collections.Concurrent;
using System.Text;
using CoordinationFlow.IntegrationTests.BadInput;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>Acceptance 5: for each role, endpoint and page, what that role may not see is refused and absent.</summary>
public sealed class EveryRoleAtEveryEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public void Every_endpoint_and_page_has_a_row_in_the_table()
    {
        var mapped = Endpoints().ToHashSet(StringComparer.Ordinal);

        Assert.Empty(mapped.Except(RightsTable.Rows.Keys).Order(StringComparer.Ordinal));
        Assert.Empty(RightsTable.Rows.Keys.Except(mapped).Order(StringComparer.Ordinal));
        Assert.All(RightsTable.Rows, row => Assert.Equal(Askers.InOrder.Length, row.Value.Count(char.IsLetter)));
    }

    [Fact]
    public async Task Each_role_gets_at_each_endpoint_what_the_table_says()
    {
        var world = new RightsWorld(server);
        await world.AddSecretaryAsync();
        using var anybody = server.As(null);
        var bodies = (await ApiDocument.ReadAsync(anybody)).Operations.Where(operation => operation.BodySchema is not null)
            .ToDictionary(operation => $"{operation.Method} {operation.Path}", operation => operation.Example.ToJsonString());
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(RightsTable.Rows, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (row, cancel) =>
        {
            var (dossier, task, _) = await world.InRoundAsync();
            for (var asker = 0; asker < Askers.InOrder.Length; asker++)
            {
                var expected = RightsTable.Letter(row.Value, asker);
                using var message = Message(row.Key, dossier, task, bodies);
                using var client = server.As(Askers.InOrder[asker]);
                using var answer = await client.SendAsync(message, cancel);
                var text = await answer.Content.ReadAsStringAsync(cancel);
                if (Letter(answer) != expected || (expected is 'N' or 'R' or 'S' && text.Contains("secret t", StringComparison.Ordinal)))
                {
                    wrong.Add($"{row.Key} as {Askers.InOrder[asker] ?? "nobody"}: {expected} expected, {(int)answer.StatusCode} {text[..Math.Min(200, text.Length)]}");
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Whoever_may_not_see_a_dossier_finds_no_trace_of_it_in_any_list()
    {
        var world = new RightsWorld(server);
        await world.AddSecretaryAsync();
        var (dossier, task, reference) = await world.InRoundAsync();
        var lists = RightsTable.Rows.Keys.Where(row => row.StartsWith("GET /", StringComparison.Ordinal) && !row.Contains('{', StringComparison.Ordinal)).Select(row => row[4..]).ToList();

        foreach (var (who, asker) in Askers.InOrder.Select((who, at) => (who, at)).Where(pair => RightsTable.Letter(RightsTable.Rows["GET /api/dossiers/{id}"], pair.at) == 'N'))
        {
            using var client = server.As(who);
            foreach (var list in lists)
            {
                var text = await (await client.GetAsync(list)).Content.ReadAsStringAsync();
                Assert.True(!text.Contains(dossier, StringComparison.Ordinal) && !text.Contains(reference, StringComparison.Ordinal) && !text.Contains(task, StringComparison.Ordinal), $"{list} as {who} (column {asker})");
            }
        }
    }

    private static char Letter(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        401 => 'S',
        302 when answer.Headers.Location!.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) => 'S',
        403 => 'R',
        404 => 'N',
        >= 500 => '!',
        _ => 'A',
    };

    private IEnumerable<string> Endpoints() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/')
        where !route.Contains("scalar", StringComparison.Ordinal) && !route.StartsWith("/blazor", StringComparison.Ordinal) && !route.StartsWith("/_", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("HEAD" or "OPTIONS") && !(method == "POST" && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        select $"{method} {route}";

    private static HttpRequestMessage Message(string row, string dossier, string task, Dictionary<string, string> bodies)
    {
        var (method, route) = (row.Split(' ')[0], row.Split(' ')[1]);
        var plain = route.Replace(":int", "", StringComparison.Ordinal);
        var path = plain.Replace("{id}", dossier, StringComparison.OrdinalIgnoreCase).Replace("{taskId}", task, StringComparison.OrdinalIgnoreCase)
            .Replace("{Code}", "404", StringComparison.Ordinal).Replace("{Command}", "withdraw", StringComparison.Ordinal).Replace("/language/{code}", "/language/nl", StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.OrdinalIgnoreCase).Replace("{No}", "1", StringComparison.Ordinal).Replace("{DossierId}", dossier, StringComparison.Ordinal).Replace("{code}", route.Contains("areas", StringComparison.Ordinal) ? "MIG" : "IBZ", StringComparison.Ordinal)
            .Replace("{personId}", "zed", StringComparison.Ordinal).Replace("{accountId}", method == "PUT" ? "svc-zed" : "svc-nobody", StringComparison.Ordinal).Replace("{day}", "2027-05-07", StringComparison.Ordinal)
            .Replace("{DefinitionId}", "ordinary", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{documentName?}", "", StringComparison.Ordinal);
        var message = new HttpRequestMessage(new HttpMethod(method), method == "DELETE" ? path + "?kind=bridge" : path.EndsWith("/draft", StringComparison.Ordinal) && method == "GET" ? path + "?supersede=1" : path);
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        var body = row == "POST /demo/clock" ? """{"advance":"PT0S"}""" : bodies.GetValueOrDefault($"{method} {plain}");
        if (body is not null)
        {
            message.Content = new StringContent(body.Replace("BE-2027-0107", $"BE-{Guid.NewGuid():N}", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        }
        return message;
    }
}
