using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.ResilienceTests.Kills;
using CoordinationFlow.ResilienceTests.Storms;

namespace CoordinationFlow.ResilienceTests.Doubled;

/// <summary>
/// A dossier of two rounds that four ministries answer over their queues on a real broker: tasks opened, positions, a reservation that is lifted. How the
/// messages are sent is the test's to say.
/// </summary>
internal sealed class DoubledPlay : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Dictionary<string, QueueMinistry> _ministries = [];
    private readonly PostgreSqlStore _store;
    private readonly PatientClient _client;
    private readonly ServerProcess _process;
    private DemoDay _day = null!;
    private int _played;

    private DoubledPlay(string folder, Stage stage, PatientClient client, ServerProcess process) =>
        (_folder, _store, _client, _process) = (folder, new PostgreSqlStore(stage.Database), client, process);

    /// <summary>Who answers.</summary>
    public static string[] Ministries { get; } = ["EMP", "IBZ", "JUS", "VL"];

    /// <summary>How many messages were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Starts a server and the ministries' systems.</summary>
    public static async Task<DoubledPlay> BeginAsync(Stage stage)
    {
        var address = ServerProcess.FreeAddress();
        var folder = Directory.CreateTempSubdirectory("cf-doubled-").FullName;
        var play = new DoubledPlay(folder, stage, new PatientClient(address), await ServerProcess.StartAsync(address, folder, crashAt: null, stage.Settings));
        foreach (var (code, own) in stage.Ministries)
        {
            play._ministries[code] = new QueueMinistry(code, own, () => play._day.Now, _ => null).Start();
        }

        return play;
    }

    /// <summary>Plays a dossier whose messages are sent in that order, and gives what the store holds of it at the end, sorted.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(Func<(string, IncomingMessage)[], (string, IncomingMessage)[]> order)
    {
        _day = await DemoDay.BeginAsync(_client);
        var reference = $"BE-DOUBLED-{++_played:000}";
        var made = await _client.GiveAsync("ann", "api/dossiers", Dossier(reference), $"{reference}-create");
        var id = made.GetProperty("dossierId").GetString()!;
        await RoundAsync("ann", id, reference, round: 1, new { procedure = "Ordinary", deadline = new { workingDays = 2 } }, order);
        await SendAsync(order([("IBZ", new ReservationLifted { MessageId = $"{reference}-lifted", TaskId = Task("IBZ", reference, 1).TaskId, Paragraphs = ["p2"], NewStance = Stance.Agree })]));
        await Eventually.IsTrueAsync(
            async () => (await DossierHost.RowsAsync(_store, AuditRow.Table, nameof(AuditRow.Chain), id)).Any(entry => entry.Kind == "OutcomeChanged"), "the reservation is lifted");
        await RoundAsync("soc", id, reference, round: 2, new { procedure = "Ordinary", deadline = new { workingDays = 2 }, paragraphs = Paragraphs("one year") }, order);
        await _client.GiveAsync("ann", $"api/dossiers/{id}/adopt", new { }, $"{reference}-adopt");
        await QuietAsync(id);
        Assert.All(_ministries.Values, ministry => Assert.Empty(ministry.Refused.Select(refused => $"{refused.InReplyTo}: {refused.Code}")));
        await Eventually.IsTrueAsync(() => WholeRecord.IsProvenAsync(_store, id), "the instruction's proof has come");
        return [.. (await WholeRecord.LinesAsync(_store, id)).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var ministry in _ministries.Values)
        {
            await ministry.DisposeAsync();
        }

        _client.Dispose();
        _process.Dispose();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static object Dossier(string reference) => new
    {
        reference,
        title = new { en = "Common form" },
        areas = new[] { "SOS" },
        pilot = "SOC",
        required = Ministries,
        category = "II",
        votingRule = "QualifiedMajority",
        paragraphs = Paragraphs("two years"),
    };

    private static object[] Paragraphs(string en) =>
    [
        new { id = "p1", text = new { en = $"Small employers get {en} to adapt.", nl = $"Kleine werkgevers krijgen {en} om zich aan te passen." } },
        new { id = "p2", text = new { en = "One form.", nl = "Eén formulier." } },
    ];

    private TaskIssued Task(string code, string reference, int round) => _ministries[code].Tasks[(reference, round)];

    private async Task RoundAsync(string who, string id, string reference, int round, object body, Func<(string, IncomingMessage)[], (string, IncomingMessage)[]> order)
    {
        await _client.GiveAsync(who, $"api/dossiers/{id}/rounds", body, $"{reference}-circulate-{round}");
        await Eventually.IsTrueAsync(() => System.Threading.Tasks.Task.FromResult(_ministries.Values.All(ministry => ministry.Tasks.ContainsKey((reference, round)))), "every task has come");
        await QuietAsync(id);
        await SendAsync(order([.. Ministries.SelectMany(code => Answers(code, reference, round).Select(message => (code, message)))]));

        // The marker goes through each queue behind the messages: when the round is closed, all have been taken in.
        JsonElement rounds = await _client.QuestionAsync("ann", $"api/dossiers/{id}/rounds");
        var deadline = rounds.EnumerateArray().Single(one => one.GetProperty("number").GetInt32() == round).GetProperty("deadline").GetDateTimeOffset();
        await _client.GiveAsync("ann", "demo/clock", new { to = deadline }, $"{reference}-close-{round}");
        _day = await DemoDay.ShownAsync(_client);
        await QuietAsync(id);
    }

    private IEnumerable<IncomingMessage> Answers(string code, string reference, int round)
    {
        var task = Task(code, reference, round);
        yield return new TaskOpened { MessageId = $"{reference}-{round}-opened", TaskId = task.TaskId };
        yield return new PositionSubmitted
        {
            MessageId = $"{reference}-{round}-position",
            TaskId = task.TaskId,
            DraftHash = task.DraftHash,
            Default = Stance.Agree,
            ByParagraph = (code, round) switch
            {
                ("VL", 1) => new() { ["p1"] = Stance.SubstantiveReservation },
                ("IBZ", 1) => new() { ["p2"] = Stance.ScrutinyReservation },
                _ => new Dictionary<string, Stance>(),
            },
            Reasons = (code, round) is ("VL", 1) ? "Two years are too long." : null,
        };
    }

    private async Task SendAsync((string Code, IncomingMessage Message)[] messages)
    {
        foreach (var (code, message) in messages)
        {
            await _ministries[code].SendAsync(message);
            Sent++;
        }
    }

    private Task QuietAsync(string id) =>
        Eventually.IsTrueAsync(async () => (await DossierHost.RowsAsync(_store, OutboxRow.Table, nameof(OutboxRow.DossierId), id)).Count == 0, "everything has gone out");
}
