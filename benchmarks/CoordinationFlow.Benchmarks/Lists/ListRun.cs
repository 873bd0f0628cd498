using CoordinationFlow.Benchmarks.Measures;

namespace CoordinationFlow.Benchmarks.Lists;

/// <summary>Asks for Studio's lists on two built servers in turn, so that what else the machine does falls on both.</summary>
internal static class ListRun
{
    private const int FewInstances = 100, FewDefinitions = 20, WarmRounds = 10;

    /// <summary>Fills both and asks each question so many times.</summary>
    public static async Task<IReadOnlyList<ListReport>> RunAsync(string store, int instances, int definitions, int rounds)
    {
        await using var small = await FilledServer.StartAsync(store, FewInstances, FewDefinitions);
        await using var large = await FilledServer.StartAsync(store, instances, definitions);
        var questions = ListQuestion.All.Select(question => (Question: question, Small: new Latencies(), Large: new Latencies())).ToArray();
        for (var round = -WarmRounds; round < rounds; round++)
        {
            foreach (var (question, ofSmall, ofLarge) in questions)
            {
                await AskAsync(question, small, round < 0 ? new() : ofSmall);
                await AskAsync(question, large, round < 0 ? new() : ofLarge);
            }
        }

        return [.. questions.Select(each => new ListReport(store, each.Question.Name, instances, definitions, each.Small.At(0.5), each.Small.At(0.95), each.Large.At(0.5), each.Large.At(0.95)))];
    }

    private static Task<byte[]> AskAsync(ListQuestion question, FilledServer server, Latencies latencies) => latencies.OfAsync(async () =>
    {
        using var answer = await question.Ask(server.Client, server, question.PageOn(server));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    });
}
