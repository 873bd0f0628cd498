using System.Collections.Concurrent;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>Acceptance 4: requests made wrong by named operators from the OpenAPI document get the expected code, and never a fault.</summary>
public sealed class BadRequestsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Sent = 500;

    private static readonly Dictionary<string, string> Places = new()
    {
        ["id"] = "be-2027-0006",
        ["taskId"] = "no-task",
        ["version"] = "1",
        ["number"] = "1",
        ["code"] = "IBZ",
        ["personId"] = "ann",
        ["accountId"] = "svc-zed",
        ["day"] = "2027-05-07",
    };

    [Fact]
    public async Task Five_hundred_wrong_requests_get_the_code_that_their_operator_expects()
    {
        using var client = server.As(null);
        var all = await AllAsync(client);
        var chosen = Spread(all, Sent);
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, cancel) =>
        {
            using var message = request.Message();
            using var answer = await client.SendAsync(message, cancel);
            if (request.Wrong((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel)) is { } what)
            {
                wrong.Add($"{request}: {what}");
            }
        });

        Assert.Equal(Sent, chosen.Count);
        Assert.True(chosen.Select(request => request.Operator).Distinct().Count() >= 40, "at least forty operators");
        TestContext.Current.SendDiagnosticMessage($"{chosen.Count} wrong requests of {all.Count}, by {chosen.Select(request => request.Operator).Distinct().Count()} operators");
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_operation_with_a_body_shows_an_example_of_it()
    {
        using var client = server.As(null);
        var document = await ApiDocument.ReadAsync(client);

        Assert.Empty(document.Operations.Where(operation => operation.BodySchema is { } schema && schema["examples"] is null).Select(operation => $"{operation.Method} {operation.Path}"));
    }

    private static async Task<List<BadRequest>> AllAsync(HttpClient client)
    {
        var document = await ApiDocument.ReadAsync(client);
        return [.. document.Operations.SelectMany(operation => HeaderOperators.Of(operation, operation.Filled(Places))
            .Concat(operation.BodySchema is null ? [] : BodyOperators.Of(operation, operation.Filled(Places))))];
    }

    /// <summary>So many of them, an equal share of each operator, the same at each run.</summary>
    private static List<BadRequest> Spread(List<BadRequest> all, int count)
    {
        var random = new Random(20270325);
        var byOperator = all.GroupBy(request => request.Operator).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Queue<BadRequest>(group.OrderBy(_ => random.Next()))).ToList();
        var chosen = new List<BadRequest>();
        for (var turn = 0; chosen.Count < Math.Min(count, all.Count); turn++)
        {
            if (byOperator[turn % byOperator.Count].TryDequeue(out var next))
            {
                chosen.Add(next);
            }
        }
        return chosen;
    }
}
