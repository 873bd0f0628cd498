using System.Collections.Concurrent;
using System.Text.Json;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>People and ministries at work over REST: four dossiers at a time, each circulated, answered by four ministries at once, closed by the clock, adopted.</summary>
internal sealed class DossierLoad(PatientClient client)
{
    private const int Together = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Ministries = ["EMP", "VL", "JUS", "IBZ"];

    /// <summary>Dossiers whose making was acknowledged: id and the receipts that were acknowledged, by ministry.</summary>
    public ConcurrentDictionary<string, ConcurrentDictionary<string, string>> Acknowledged { get; } = new();

    /// <summary>Works until told to stop, and finishes what is begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var turn = 1; !stop.IsCancellationRequested; turn++)
        {
            var dossiers = await Task.WhenAll(Enumerable.Range(1, Together).Select(number => PrepareAsync($"BE-KILL-{turn:000}-{number}")));
            await client.GiveAsync("ann", "demo/clock", new { to = dossiers.Max(dossier => dossier.Deadline) }, $"clock-{turn}");
            await Task.WhenAll(dossiers.Select(dossier => client.GiveAsync("ann", $"api/dossiers/{dossier.Id}/adopt", new { }, $"{dossier.Reference}-adopt")));
        }
    }

    private async Task<(string Id, string Reference, DateTimeOffset Deadline)> PrepareAsync(string reference)
    {
        var made = await client.GiveAsync("ann", "api/dossiers", new
        {
            reference,
            title = new { en = "Common form" },
            areas = new[] { "SOS" },
            pilot = "SOC",
            required = Ministries,
            category = "II",
            votingRule = "QualifiedMajority",
            paragraphs = new[] { new { id = "p1", text = new { en = "One form.", nl = "Eén formulier." } } },
        }, $"{reference}-create");
        var id = made.GetProperty("dossierId").GetString()!;
        var receipts = Acknowledged.GetOrAdd(id, _ => new());
        await client.GiveAsync("ann", $"api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 2 } }, $"{reference}-circulate");
        await Task.WhenAll(Ministries.Select(async ministry => receipts[ministry] = await AnswerAsync(ministry, id, reference)));
        var rounds = await client.QuestionAsync("ann", $"api/dossiers/{id}/rounds");
        return (id, reference, rounds[0].GetProperty("deadline").GetDateTimeOffset());
    }

    private async Task<string> AnswerAsync(string ministry, string dossierId, string reference)
    {
        var task = await TaskOfAsync(ministry.ToLowerInvariant(), dossierId);
        var answer = new { @default = "A" };
        var done = await client.GiveAsync(ministry.ToLowerInvariant(), $"api/tasks/{task}/position", answer, $"{reference}-{ministry}");
        return done.GetProperty("receipt").GetProperty("id").GetString()!;
    }

    private async Task<string> TaskOfAsync(string who, string dossierId)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var tasks = await client.QuestionAsync(who, "api/tasks?take=100");
            JsonElement[] own = [.. tasks.GetProperty("items").EnumerateArray().Where(task => task.GetProperty("dossierId").GetString() == dossierId)];
            Assert.True(own.Length < 2, $"{who} has {own.Length} tasks in one round.");
            if (own.Length == 1)
            {
                return own[0].GetProperty("taskId").GetString()!;
            }

            Assert.False(limit.IsCancellationRequested, $"No task of {who} within {Patience.TotalSeconds} s.");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
