using System.Collections.Concurrent;
using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.ResilienceTests.Kills;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// People and ministries at work: many dossiers at a time, each circulated with a deadline in real time, answered by two ministries over REST and two over
/// their queues, closed by the clock; every second one diverges, gets a second round on a new version, and all are adopted; but where an outage outlasted
/// the deadline and answers are missing, the coordinator withdraws the dossier.
/// </summary>
internal sealed class StormLoad(PatientClient client, DemoDay day, TimeSpan deadline, IReadOnlyList<QueueMinistry> ministries)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly string[] OverRest = ["EMP", "VL"];

    /// <summary>Who answers over its queue.</summary>
    public static string[] OverQueue { get; } = ["IBZ", "JUS"];

    /// <summary>What was acknowledged of each dossier, by id.</summary>
    public ConcurrentDictionary<string, Acknowledged> Dossiers { get; } = new();

    /// <summary>What a ministry says over its queue.</summary>
    public static PositionSubmitted Answer(string code, TaskIssued task) => new()
    {
        MessageId = $"{task.DossierRef}-{task.RoundNo}-{code}",
        TaskId = task.TaskId,
        DraftHash = task.DraftHash,
        Default = Contracts.V1.Stance.Agree,
        ByParagraph = Objects(code, task) ? new Dictionary<string, Contracts.V1.Stance> { ["p1"] = Contracts.V1.Stance.SubstantiveReservation } : [],
        Reasons = Objects(code, task) ? "Two years are too long." : null,
    };

    /// <summary>Works until told to stop, and finishes what is begun.</summary>
    /// <param name="together">How many dossiers at a time.</param>
    /// <param name="stop">Begins nothing new.</param>
    public Task RunAsync(int together, CancellationToken stop)
    {
        var number = 0;
        return Task.WhenAll(Enumerable.Range(0, together).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await DossierAsync($"BE-STORM-{Interlocked.Increment(ref number):0000}");
            }
        })));
    }

    private static bool Objects(string code, TaskIssued task) => code == "IBZ" && task.RoundNo == 1 && IsContested(task.DossierRef);

    private static bool IsContested(string reference) => (reference[^1] - '0') % 2 == 0;

    private async Task DossierAsync(string reference)
    {
        var made = await client.GiveAsync("ann", "api/dossiers", new
        {
            reference,
            title = new { en = "Common form" },
            areas = new[] { "SOS" },
            pilot = "SOC",
            required = OverRest.Concat(OverQueue),
            category = "II",
            votingRule = "QualifiedMajority",
            paragraphs = Paragraphs("two years"),
        }, $"{reference}-create");
        var id = made.GetProperty("dossierId").GetString()!;
        var known = Dossiers[id] = new Acknowledged(reference);
        for (var round = 1; round <= known.Rounds; round++)
        {
            var outcome = await RoundAsync(id, known, round);
            if (outcome == "Incomplete")
            {
                (known.Rounds, known.IsWithdrawn) = (round, true);
                await client.GiveAsync("ann", $"api/dossiers/{id}/withdraw", new { reason = "The meeting is over." }, $"{reference}-withdraw");
                return;
            }

            Assert.True(outcome == (round < known.Rounds ? "Diverged" : "Converged"), $"{reference}, round {round}: {outcome}.");
        }

        await client.GiveAsync("ann", $"api/dossiers/{id}/adopt", new { }, $"{reference}-adopt");
    }

    private async Task<string> RoundAsync(string id, Acknowledged known, int round)
    {
        while (!await IsCirculatedAsync(id, known, round))
        {
            known.Refusals++;
        }

        await Task.WhenAll(OverRest.Select(async ministry => known.Receipts[(round, ministry)] = await AnswerAsync(ministry, id, $"{known.Reference}-{round}-{ministry}")));
        await LookAsync(
            () => Task.FromResult(ministries.All(ministry => ministry.Receipts.ContainsKey($"{known.Reference}-{round}-{ministry.Code}"))), $"the receipts of {known.Reference}, round {round}, have come");
        return await ClosedAsync(id, round);
    }

    // Where an outage outlasted the deadline before the command was taken, it is rightly refused, and the coordinator names a later one.
    private async Task<bool> IsCirculatedAsync(string id, Acknowledged known, int round)
    {
        object body = round == 1
            ? new { procedure = "Ordinary", deadline = day.DeadlineIn(deadline), @override = "The meeting is today." }
            : new { procedure = "Ordinary", deadline = day.DeadlineIn(deadline), @override = "The meeting is today.", paragraphs = Paragraphs("one year") };
        try
        {
            await client.GiveAsync("ann", $"api/dossiers/{id}/rounds", body, $"{known.Reference}-circulate-{round}-{known.Refusals}");
            return true;
        }
        catch (RefusedCommandException refused) when (refused.Message.Contains("\"deadline.too-short\"", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private async Task<string> AnswerAsync(string ministry, string dossierId, string key)
    {
        var who = ministry.ToLowerInvariant();
        JsonElement[] own = [];
        await LookAsync(async () =>
        {
            var tasks = await client.QuestionAsync(who, "api/tasks?take=100");
            own = [.. tasks.GetProperty("items").EnumerateArray().Where(task => task.GetProperty("dossierId").GetString() == dossierId)];
            Assert.True(own.Length < 2, $"{who} has {own.Length} tasks in one round.");
            return own.Length == 1;
        }, $"a task of {who}");
        var done = await client.GiveAsync(who, $"api/tasks/{own[0].GetProperty("taskId").GetString()}/position", new { @default = "A" }, key);
        return done.GetProperty("receipt").GetProperty("id").GetString()!;
    }

    private async Task<string> ClosedAsync(string id, int round)
    {
        JsonElement dossier = default;
        await LookAsync(async () =>
        {
            dossier = await client.QuestionAsync("ann", $"api/dossiers/{id}");
            return dossier.GetProperty("state").GetString() == "Assessing";
        }, $"round {round} of {id} is closed");
        return dossier.GetProperty("assessment").GetProperty("outcome").GetString()!;
    }

    private static async Task LookAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(Look);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Not within {Patience.TotalSeconds} s: {what}.");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static object[] Paragraphs(string en) => [new { id = "p1", text = new { en = $"Small employers get {en} to adapt.", nl = $"Kleine werkgevers krijgen {en} om zich aan te passen." } }];

    /// <summary>What is known of a dossier from outside.</summary>
    internal sealed record Acknowledged(string Reference)
    {
        /// <summary>How many rounds it has.</summary>
        public int Rounds { get; set; } = IsContested(Reference) ? 2 : 1;

        /// <summary>How many circulations came after their own deadline.</summary>
        public int Refusals { get; set; }

        /// <summary>Whether it was withdrawn.</summary>
        public bool IsWithdrawn { get; set; }

        /// <summary>Receipts over REST by round and ministry.</summary>
        public ConcurrentDictionary<(int Round, string Ministry), string> Receipts { get; } = new();
    }
}
