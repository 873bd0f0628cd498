using System.Collections.Immutable;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Server.TryOut;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Coordination;

/// <summary>One dossier (pilot SOC; JUS and FIN are asked) at the real desk over a SQLite file of its own, on a clock that the test moves.</summary>
internal sealed class OneDossier : IAsyncDisposable
{
    public static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Rest);
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-dossier-").FullName;
    private readonly SqliteStore _store;
    private readonly ServiceProvider _services;
    private readonly VirtualClock _clock = new(new DateTimeOffset(2027, 1, 11, 8, 0, 0, TimeSpan.Zero));

    private OneDossier()
    {
        var settings = new StoreSettings("", _folder);
        Migration.Migrate(settings);
        _store = new SqliteStore(settings.File);
        _services = new ServiceCollection().AddSimulation(_clock).AddSingleton<IStore>(_store).BuildServiceProvider();
    }

    public string Id { get; private set; } = "";

    public DateTimeOffset Now => _clock.GetUtcNow();

    public static async Task<OneDossier> CreateAsync(string flow = "ordinary", string text = "Belgium supports one electronic form.")
    {
        var dossier = new OneDossier();
        await dossier._services.GetRequiredService<ReferenceSeed>().PlantAsync(withDemoPersons: true, TestContext.Current.CancellationToken);
        await dossier._services.GetRequiredService<ShippedFlowFiles>().PublishAsync(null, TestContext.Current.CancellationToken);
        var sheet = new DossierSheet { Reference = "BE-2027-0001", Pilot = "SOC", Areas = ["SOS"], Required = ["JUS", "FIN"], Flow = flow };
        dossier.Id = (await dossier.DoneAsync(new CreateDossier("", sheet, [Paragraph(text)]))).DossierId;
        return dossier;
    }

    public static Paragraph Paragraph(string text) => new("p1", ImmutableDictionary<string, string>.Empty.Add("en", text).Add("nl", text));

    /// <summary>Publishes a flow of the test's own, before the dossier's is started.</summary>
    public async Task PublishAsync(string json)
    {
        await using var transaction = _store.Begin();
        var step = new Step(transaction, Now, TestContext.Current.CancellationToken);
        var imported = await _services.GetRequiredService<DefinitionLibrary>().ImportAsync(step, json, new ImportOptions(Publish: true));
        Assert.Empty(imported.Problems);
        await step.CommitAsync();
    }

    public Circulate Circulation(int days = 2, string? text = null) => new(Id, Procedure.Ordinary, new DeadlineRule.WorkingDays(days), text is null ? [] : [Paragraph(text)], []);

    public async Task<CommitPosition> AnswerAsync(string participant, Stance stance, string? reason = null) =>
        new(Id, await TaskAsync(participant), new PositionContent(stance) { Reason = reason, Comment = reason });

    public static Actor MandateHolder(string participant) =>
        new(participant == "JUS" ? "jana" : $"{participant.ToLowerInvariant()}-m1", Role.MandateHolder, participant, Channel.Rest);

    /// <summary>Gives a command a second after the one before, by the coordinator where nobody else is named.</summary>
    public Task<CommandOutcome> GiveAsync(DossierCommand command, Actor? actor = null, string? key = null)
    {
        _clock.MoveTo(Now.AddSeconds(1));
        return _services.GetRequiredService<ICommandDesk>().HandleAsync(new CommandEnvelope(command, actor ?? Coordinator, Now) { IdempotencyKey = key }, TestContext.Current.CancellationToken);
    }

    /// <summary>Gives all at once, at one instant.</summary>
    public Task<CommandOutcome[]> GiveTogetherAsync(IEnumerable<DossierCommand> commands) =>
        Task.WhenAll(commands.Select(command => Task.Run(() => _services.GetRequiredService<ICommandDesk>().HandleAsync(new CommandEnvelope(command, Coordinator, Now), TestContext.Current.CancellationToken))));

    public async Task<CommandOutcome> DoneAsync(DossierCommand command, Actor? actor = null)
    {
        var outcome = await GiveAsync(command, actor);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    /// <summary>An administrator retires a participant; no worker has looked at it yet.</summary>
    public Task RetireAsync(string code, string? successor) => _services.GetRequiredService<IAdministration>()
        .RetireParticipantAsync(new Caller("eva", "Eva", Role.Administrator, null), code, successor, TestContext.Current.CancellationToken);

    /// <summary>Fires everything that falls due until then.</summary>
    public async Task PassToAsync(DateTimeOffset at)
    {
        _clock.MoveTo(at);
        await _services.GetRequiredService<DueRun>().FireDueAsync(at, TestContext.Current.CancellationToken);
    }

    /// <summary>A service of the host.</summary>
    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Lets time pass while no worker fires what falls due.</summary>
    public void SleepUntil(DateTimeOffset at) => _clock.MoveTo(at);

    /// <summary>Fires everything that falls due until the open round is closed.</summary>
    public async Task CloseAsync()
    {
        var deadline = (await SnapshotAsync()).OpenRound!.Deadline.AddSeconds(2);
        _clock.MoveTo(deadline);
        await _services.GetRequiredService<DueRun>().FireDueAsync(deadline, TestContext.Current.CancellationToken);
    }

    /// <summary>The dossier's page as a participant's mandate holder sees it.</summary>
    public Task<DossierView?> SeenByAsync(string participant)
    {
        var holder = MandateHolder(participant);
        return _services.GetRequiredService<IDossierQueries>().DossierAsync(new Caller(holder.PersonId, holder.PersonId, holder.Role, participant), Id, TestContext.Current.CancellationToken);
    }

    public async Task<DossierSnapshot> SnapshotAsync() => SnapshotJson.Read((await RowAsync()).Snapshot);

    public async Task<DossierRow> RowAsync() => (await RowsAsync(DossierRow.Table, nameof(DossierRow.Id), Id)).Single();

    public async Task<IReadOnlyList<AuditRow>> AuditAsync() =>
        [.. (await RowsAsync(AuditRow.Table, nameof(AuditRow.Chain), Id)).OrderBy(entry => entry.Seq)];

    public async Task<InstanceRow?> InstanceAsync()
    {
        var link = (await RowsAsync(FlowLinkRow.Table, nameof(FlowLinkRow.DossierId), Id)).SingleOrDefault();
        return link is null ? null : (await RowsAsync(InstanceRow.Table, nameof(InstanceRow.Id), link.InstanceId)).Single();
    }

    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Table<TRow> table, string property, string value)
        where TRow : class
    {
        await using var transaction = _store.Begin();
        return await transaction.QueryAsync(table.Where(property, Comparison.Equal, value), TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Table<TRow> table)
        where TRow : class
    {
        await using var transaction = _store.Begin();
        return await transaction.QueryAsync(table.All, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> TaskAsync(string participant) =>
        (await RowsAsync(TaskRow.Table, nameof(TaskRow.DossierId), Id)).Where(task => task.Participant == participant).MaxBy(task => task.Round)!.TaskId;
}
