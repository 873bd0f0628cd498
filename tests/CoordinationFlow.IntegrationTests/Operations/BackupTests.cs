using System.Diagnostics;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.Workflows.Storage;
using Npgsql;
using Stance = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Operations;

/// <summary>Backup, destroy, restore, go on: by the scripts that operators use (docs/operations.md).</summary>
public sealed class BackupTests(PostgreSqlServer postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-backup-").FullName;

    [Fact]
    public async Task A_dossier_goes_on_after_backup_destruction_and_restore()
    {
        var database = await postgres.CreateDatabaseAsync("backed_up");
        var before = new OnPostgreSql(database);
        await before.InitializeAsync();
        var dossier = await before.CirculateAsync(Classification.Internal, "IBZ", "JUS");
        var hash = await before.HashOfAsync("IBZ", dossier.Tasks["IBZ"]);
        await AnswerAsync(before, dossier, "IBZ", hash);
        var told = await before.RowsAsync(AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, dossier.Id));
        await before.DisposeAsync();

        await RunAsync("backup.sh", database, Backup);
        await DestroyAsync(database);
        var restored = await postgres.CreateDatabaseAsync("restored");
        await RunAsync("restore.sh", Backup, restored);
        var after = new OnPostgreSql(restored);
        await after.InitializeAsync();

        Assert.Equal(told.Select(row => row.Hash).Order(), (await after.RowsAsync(AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, dossier.Id))).Take(told.Count).Select(row => row.Hash).Order());
        Assert.Equal(nameof(TaskState.Answered), await after.StateOfAsync(dossier.Tasks["IBZ"]));
        await AnswerAsync(after, dossier, "JUS", hash);
        Assert.Equal(nameof(TaskState.Answered), await after.StateOfAsync(dossier.Tasks["JUS"]));
        await after.DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_left_as_it_is()
    {
        var database = await postgres.CreateDatabaseAsync("not_empty");
        await using (var source = NpgsqlDataSource.Create(database))
        {
            await using var command = source.CreateCommand("CREATE TABLE kept (id int)");
            await command.ExecuteNonQueryAsync();
        }

        var (code, said) = await TryAsync("restore.sh", Backup, database);

        Assert.Equal(1, code);
        Assert.Contains("not empty", said, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Backup => Path.Combine(_folder, "backup.dump");

    private static async Task AnswerAsync(BusServer server, Circulated dossier, string participant, string hash)
    {
        await server.SendAsync(participant, MessageJson.Write(new PositionSubmitted { MessageId = $"backup-{participant}", TaskId = dossier.Tasks[participant], DraftHash = hash, Default = Stance.Agree }));
        await server.SentAsync<Receipt>(participant, receipt => receipt.InReplyTo == $"backup-{participant}");
    }

    private static async Task DestroyAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        var builder = new NpgsqlConnectionStringBuilder(database);
        var name = builder.Database;
        builder.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(builder);
        await using var command = source.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(string script, params string[] arguments)
    {
        var (code, said) = await TryAsync(script, arguments);
        Assert.True(code == 0, said);
    }

    private static async Task<(int Code, string Said)> TryAsync(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "build", script), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await process.StandardError.ReadToEndAsync() + await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private sealed class OnPostgreSql(string database) : BusServer
    {
        protected override IEnumerable<string> Settings => [.. base.Settings, $"--Store:Connection={database}"];
    }
}
