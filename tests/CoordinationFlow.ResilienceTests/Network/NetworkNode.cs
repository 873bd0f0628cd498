using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.ResilienceTests.Kills;
using CoordinationFlow.ResilienceTests.Storms;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>One server process behind the two proxies, and a whole dossier that is played on it again and again.</summary>
public sealed class NetworkNode(Site site) : IAsyncLifetime
{
    private static readonly string[] OverRest = ["EMP", "VL"];
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-network-").FullName;
    private readonly List<QueueMinistry> _ministries = [];
    private PostgreSqlStore _store = null!;
    private ServerProcess _process = null!;
    private DemoDay _day = null!;
    private int _played;

    /// <summary>Who gives the commands.</summary>
    internal PatientClient Client { get; private set; } = null!;

    /// <summary>What the store holds of a dossier to which nothing happened.</summary>
    internal IReadOnlyList<string> Plain { get; private set; } = [];

    /// <summary>How many messages have come to the ministries again.</summary>
    internal int CameAgain => _ministries.Sum(ministry => ministry.CameAgain);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var (stage, address) = (await site.OpenAsync("network", "IBZ", "JUS"), ServerProcess.FreeAddress());
        _store = new PostgreSqlStore(stage.Database);
        _process = await ServerProcess.StartAsync(address, _folder, crashAt: null, stage.Settings);
        Client = new PatientClient(address);
        _day = await DemoDay.ShownAsync(Client);
        _ministries.AddRange(stage.Ministries.Select(own => new QueueMinistry(own.Key, own.Value, () => _day.Now, task => Agrees(own.Key, task)).Start()));
        Plain = await PlayAsync(null);
    }

    /// <summary>Plays a dossier, with that trouble during its step, and gives what the store holds of it at the end, sorted.</summary>
    internal async Task<IReadOnlyList<string>> PlayAsync(NetworkCase? trouble)
    {
        // Each begins in the morning, so that all have the same reminders.
        _day = await DemoDay.BeginAsync(Client);
        var reference = $"BE-NETWORK-{++_played:000}";
        var id = "";
        await StepAsync(DossierStep.Create, async () => id = (await Client.GiveAsync("ann", "api/dossiers", Dossier(reference), $"{reference}-create")).GetProperty("dossierId").GetString()!);
        await StepAsync(DossierStep.Circulate, async () =>
        {
            await Client.GiveAsync("ann", $"api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 2 } }, $"{reference}-circulate");
            await Eventually.IsTrueAsync(() => Task.FromResult(_ministries.All(ministry => ministry.Receipts.Keys.Any(message => message.StartsWith(reference, StringComparison.Ordinal)))), "the receipts of both queues have come");
        });
        await StepAsync(DossierStep.Answer, () => Task.WhenAll(OverRest.Select(ministry => AnswerAsync(id, reference, ministry))));
        await StepAsync(DossierStep.Close, () => CloseAsync(id, reference));
        await StepAsync(DossierStep.Adopt, () => Client.GiveAsync("ann", $"api/dossiers/{id}/adopt", new { }, $"{reference}-adopt"));
        Assert.All(_ministries, ministry => Assert.Empty(ministry.Refused.Select(refused => refused.Code)));
        await Eventually.IsTrueAsync(() => WholeRecord.IsProvenAsync(_store, id), "the instruction's proof has come");
        return [.. (await WholeRecord.LinesAsync(_store, id)).Order(StringComparer.Ordinal)];

        async Task StepAsync(DossierStep step, Func<Task> work)
        {
            var happens = trouble?.Step == step ? trouble.Trouble(new Trouble(site.ToDatabase, site.ToBroker, Client)) : Task.CompletedTask;
            await work();
            await happens.WaitAsync(TimeSpan.FromSeconds(30));
            await QuietAsync(id);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var ministry in _ministries)
        {
            await ministry.DisposeAsync();
        }

        Client.Dispose();
        _process.Dispose();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static PositionSubmitted Agrees(string code, TaskIssued task) => new()
    {
        MessageId = $"{task.DossierRef}-{task.RoundNo}-{code}",
        TaskId = task.TaskId,
        DraftHash = task.DraftHash,
        Default = Contracts.V1.Stance.Agree,
    };

    private static object Dossier(string reference) => new
    {
        reference,
        title = new { en = "Common form" },
        areas = new[] { "SOS" },
        pilot = "SOC",
        required = new[] { "EMP", "VL", "IBZ", "JUS" },
        category = "II",
        votingRule = "QualifiedMajority",
        paragraphs = new[] { new { id = "p1", text = new { en = "One form.", nl = "Eén formulier." } } },
    };

    private async Task AnswerAsync(string id, string reference, string ministry)
    {
        var task = (await DossierHost.TasksAsync(_store, id))[ministry];
        await Client.GiveAsync(ministry.ToLowerInvariant(), $"api/tasks/{task}/position", new { @default = "A" }, $"{reference}-{ministry}");
    }

    private async Task CloseAsync(string id, string reference)
    {
        JsonElement rounds = await Client.QuestionAsync("ann", $"api/dossiers/{id}/rounds");
        await Client.GiveAsync("ann", "demo/clock", new { to = rounds[0].GetProperty("deadline").GetDateTimeOffset() }, $"{reference}-close");
        await Eventually.IsTrueAsync(async () => (await Client.QuestionAsync("ann", $"api/dossiers/{id}")).GetProperty("state").GetString() == "Assessing", "the round is closed");
        _day = await DemoDay.ShownAsync(Client);
    }

    // What was written has gone out, and every task has been delivered.
    private Task QuietAsync(string id) => Eventually.IsTrueAsync(
        async () => (await DossierHost.RowsAsync(_store, OutboxRow.Table, nameof(OutboxRow.DossierId), id)).Count == 0
            && (await DossierHost.RowsAsync(_store, TaskRow.Table, nameof(TaskRow.DossierId), id)).All(task => task.State != "Issued"),
        "everything has gone out");
}
