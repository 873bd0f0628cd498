using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>The in-memory bus forgets at a crash; the outbox does not.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordinationflow-restart-").FullName;

    [Fact]
    public async Task What_was_committed_and_not_delivered_before_a_crash_is_delivered_after_the_restart()
    {
        var dossier = await CommitWithoutABusAsync();
        var bus = new Restarted(_folder);
        await bus.InitializeAsync();

        await Eventually.IsTrueAsync(async () => await bus.StateOfAsync(dossier.Tasks["IBZ"]) == nameof(TaskState.Delivered), "the task is Delivered");
        await Eventually.IsTrueAsync(async () => (await bus.RowsAsync(OutboxRow.Table.All)).Count == 0, "the outbox is empty");

        await bus.DisposeAsync();
    }

    [Fact]
    public async Task What_was_delivered_before_a_crash_and_is_sent_again_has_no_second_effect()
    {
        var bus = new Restarted(_folder);
        await bus.InitializeAsync();
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ");
        var task = await bus.SentAsync<TaskIssued>("IBZ", task => task.TaskId == dossier.Tasks["IBZ"]);
        await Eventually.IsTrueAsync(async () => (await bus.RowsAsync(OutboxRow.Table.All)).Count == 0, "the outbox is empty");
        var before = await DeliveriesAsync(bus, dossier);

        await SendAgainAsync(bus, dossier, task);
        await Eventually.IsTrueAsync(() => Task.FromResult(bus.Sent<TaskIssued>("IBZ", again => again.MessageId == task.MessageId).Count == 2), "the task is sent again");
        await Eventually.IsTrueAsync(async () => (await bus.RowsAsync(OutboxRow.Table.All)).Count == 0, "the outbox is empty again");

        Assert.Equal(1, before);
        Assert.Equal(before, await DeliveriesAsync(bus, dossier));
        await bus.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A server that is built and never started: the desk works, no relay runs. Then it is gone, as after a kill.
    private async Task<Circulated> CommitWithoutABusAsync()
    {
        await using var server = ServerHost.Build(["--environment=Demo", "--Demo:Dossiers=false", $"--Store:Folder={_folder}", "--Logging:LogLevel:Default=Error"]);
        await server.Services.GetRequiredService<ReferenceSeed>().PlantAsync(true, default);
        await server.Services.GetRequiredService<ShippedFlowFiles>().PublishAsync(null, default);
        return await BusServer.CirculateAsync(server.Services, "restart-1", Classification.Internal, ["IBZ"]);
    }

    private static async Task SendAgainAsync(BusServer bus, Circulated dossier, TaskIssued task)
    {
        await using var transaction = bus.Services.GetRequiredService<IStore>().Begin();
        transaction.Insert(OutboxRow.Table, new OutboxRow
        {
            Id = task.MessageId,
            MessageId = task.MessageId,
            Participant = "IBZ",
            Type = nameof(TaskIssued),
            Body = MessageJson.Write(task),
            DossierId = dossier.Id,
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        transaction.OnCommitted(bus.Services.GetRequiredService<IOutboxSignal>().Wake);
        await transaction.CommitAsync(default);
    }

    private static async Task<int> DeliveriesAsync(BusServer bus, Circulated dossier) =>
        (await bus.RowsAsync(AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, dossier.Id))).Count(entry => entry.Kind == "TaskDelivered");

    private sealed class Restarted(string folder) : BusServer
    {
        protected override IEnumerable<string> Settings => [.. base.Settings, $"--Store:Folder={folder}"];
    }
}
