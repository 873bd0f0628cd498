using System.Text;
using System.Text.Json;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.IntegrationTests.TwoProcesses;
using MimeKit;
using Npgsql;

namespace CoordinationFlow.IntegrationTests.Restricted;

/// <summary>
/// Acceptance 5: of a restricted dossier, text is found nowhere but in the store's table of texts and in cleared participants' pages and queues. A real
/// process on PostgreSQL and RabbitMQ plays two whose every text holds a word that stands nowhere else, one to a withdrawal and one to an instruction,
/// and everything that it left is searched, its backup too.
/// </summary>
public sealed class NothingOfARestrictedDossierLeaksTests(PostgreSqlServer postgres, RabbitMqServer broker)
{
    private const string Word = RestrictedPlay.Word;
    private const string Token = "a-token-that-only-this-test-knows";

    private static readonly string[] Outsiders = ["emp-m1", "obg-m1", "ida", "clara", "eva", "emp"];

    [Fact]
    public async Task Text_is_found_in_the_table_of_texts_and_with_the_cleared_alone()
    {
        var database = await postgres.CreateDatabaseAsync("restricted");
        var host = await broker.CreateVirtualHostAsync("restricted");
        await using var collector = await Collector.StartAsync();
        using var node = await Node.StartAsync(
            database, host.Connection, ["FIN", "VL", "EMP", "PREU"],
            ["--Bus:ClearedQueues:0=VL", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:MassTransit=Trace", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Mail:PauseMinutes=0", "--Mail:QuietFrom=23:59", "--Mail:QuietUntil=00:00", .. Mailed(database)],
            [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "300"), ("OTEL_BSP_SCHEDULE_DELAY", "300")]);

        var id = await RestrictedPlay.ToTheLadderAsync(node, "BE-RESTREINT-1");
        var calendar = await CalendarAsync(node, database);
        await node.GiveAsync("ann", $"/api/dossiers/{id}/withdraw", new { reason = $"Withdrawn {Word}." });
        var adopted = await RestrictedPlay.ToTheInstructionAsync(node, "BE-RESTREINT-2");
        await RestrictedPlay.SendWhatIsRefusedAsync(node, (await host.AddParticipantsAsync("VL"))["VL"]);
        var backup = await Backup.OfAsync(database);
        var mails = MailFolder(database);
        await Eventually.IsTrueAsync(async () => await CountAsync(database, "SELECT count(*) FROM mail") == 0 && await CountAsync(database, "SELECT count(*) FROM outbox") == 0 && Directory.Exists(mails), "what was to be sent is sent");
        await Eventually.IsTrueAsync(() => Task.FromResult(collector.Taken("/v1/traces").Contains("answer", StringComparison.Ordinal) || collector.Taken("/v1/traces").Length > 1000), "traces are exported");
        await Eventually.IsTrueAsync(() => Task.FromResult(collector.Taken("/v1/metrics").Contains("coordination.", StringComparison.Ordinal)), "metrics are exported");

        // The search finds the word where it may be: else it would prove nothing.
        Assert.Contains(Word, await node.LookAsync("vl-m1", $"/api/dossiers/{id}"), StringComparison.Ordinal);
        Assert.Contains(Word, await node.LookAsync("vl-m1", $"/api/dossiers/{id}/drafts/1"), StringComparison.Ordinal);
        Assert.Contains(Word, await node.LookAsync("vl-m1", "/api/dossiers"), StringComparison.Ordinal);
        Assert.Contains(Word, await QueueAsync(host, "VL"), StringComparison.Ordinal);
        Assert.Contains($"A table {Word}", await node.LookAsync("vl-m1", $"/api/dossiers/{id}"), StringComparison.Ordinal);
        Assert.Contains($"An item {Word}", await node.LookAsync("paul", $"/api/dossiers/{adopted}/instructions/1"), StringComparison.Ordinal);
        Assert.Contains(Word, backup.Texts, StringComparison.Ordinal);
        Assert.True(await CountAsync(database, "SELECT count(*) FROM idempotency") > 10);

        var places = new Dictionary<string, string>
        {
            ["logs"] = node.Process.Said,
            ["traces"] = collector.Taken("/v1/traces"),
            ["metrics"] = collector.Taken("/v1/metrics"),
            ["queue of FIN, not cleared"] = await QueueAsync(host, "FIN"),
            ["queue of PREU, not cleared"] = await QueueAsync(host, "PREU"),
            ["error queue of VL"] = await QueueAsync(host, "VL", $"{ParticipantQueues.Answers("VL")}_error"),
            ["names in the backup"] = backup.Listing,
            ["the backup besides the texts"] = backup.Besides,
            ["refused messages"] = await node.LookAsync("eva", "/api/refused-messages"),
            ["page of refused messages"] = await node.LookAsync("eva", "/admin/messages"),
            ["calendar of FIN"] = calendar,
            ["system's audit"] = await node.LookAsync("dirk", "/api/dossiers/system/audit/export"),
            ["dossier's audit"] = await node.LookAsync("dirk", $"/api/dossiers/{id}/audit/export"),
        };
        foreach (var file in Directory.EnumerateFiles(mails).Concat(Directory.EnumerateFiles(node.Folder, "*", SearchOption.AllDirectories)))
        {
            places[$"file {file}"] = file + await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) + (file.EndsWith(".eml", StringComparison.Ordinal) ? Whole(file) : "");
        }
        foreach (var (who, path) in from who in Outsiders from path in Paths(id).Concat(Paths(adopted)).Distinct() select (who, path))
        {
            places[$"{path} as {who}"] = await node.LookAsync(who, path);
        }

        Assert.True(places.Count > 50, $"{places.Count} places were searched.");
        Assert.Contains("BE-RESTREINT-1", places["calendar of FIN"], StringComparison.Ordinal);
        Assert.Contains("BE-RESTREINT-1", places["queue of FIN, not cleared"], StringComparison.Ordinal);
        Assert.Contains("BE-RESTREINT-2", places["queue of PREU, not cleared"], StringComparison.Ordinal);
        Assert.DoesNotContain("\"vote\"", places["queue of PREU, not cleared"], StringComparison.Ordinal);
        Assert.Contains("message.malformed", places["refused messages"], StringComparison.Ordinal);
        Assert.Contains("refused_message", places["names in the backup"], StringComparison.Ordinal);
        Assert.Equal("", await QueueAsync(host, "EMP"));
        Assert.DoesNotContain("BE-RESTREINT", string.Concat(Paths(id).Concat(Paths(adopted)).Select(path => places[$"{path} as emp-m1"])), StringComparison.Ordinal);
        Assert.True(places.Count(place => place.Key.EndsWith(".eml", StringComparison.Ordinal)) > 5);
        Assert.Empty(places.Where(place => Holds(place.Value)).Select(place => $"{place.Key}: …{Around(place.Value)}…"));
        Assert.Equal(["kept_text"], await TablesAsync(database));
    }

    private static IEnumerable<string> Paths(string id) =>
    [
        "/api/dossiers", "/api/tasks", $"/api/dossiers/{id}", $"/api/dossiers/{id}/story", $"/api/dossiers/{id}/drafts/1", $"/api/dossiers/{id}/audit", $"/api/dossiers/{id}/sittings", "/api/refused-messages",
        "/board", "/inbox", "/notices", $"/dossiers/{id}", "/elsa/api/workflow-instances",
    ];

    private static bool Holds(string text) => text.Contains(Word, StringComparison.OrdinalIgnoreCase) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Word))[..12], StringComparison.Ordinal);

    private static string Around(string text)
    {
        var at = Math.Max(0, text.IndexOf(Word, StringComparison.OrdinalIgnoreCase) - 200);
        return text.Substring(at, Math.Min(300, text.Length - at)).ReplaceLineEndings(" ");
    }

    private static string Whole(string file)
    {
        using var mail = MimeMessage.Load(file);
        return mail.Subject + mail.TextBody + string.Concat(mail.BodyParts.OfType<TextPart>().Select(part => part.FileName + part.Text));
    }

    private static string MailFolder(string database) => Path.Combine(Path.GetTempPath(), $"cf-{new NpgsqlConnectionStringBuilder(database).Database}-mail");

    private static string[] Mailed(string database)
    {
        var folder = MailFolder(database);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return [$"--Mail:Folder={folder}"];
    }

    private static async Task<string> QueueAsync(VirtualHost host, string participant, string? queue = null)
    {
        await using var connection = await host.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var bodies = new StringBuilder();
        while (await channel.BasicGetAsync(queue ?? ParticipantQueues.Tasks(participant), autoAck: false) is { } message)
        {
            bodies.Append(Encoding.UTF8.GetString(message.Body.Span)).Append(JsonSerializer.Serialize(message.BasicProperties.Headers?.ToDictionary(one => one.Key, one => one.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : one.Value)));
        }

        return bodies.ToString();
    }

    private static async Task<string> CalendarAsync(Node node, string database)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Token)));
        await CountAsync(database, $"INSERT INTO calendar_feed (person_id, token_hash, created_at, row_version) VALUES ('fin-m1', '{hash}', now(), 1); SELECT 1");
        return await node.LookAsync(null, $"/calendar/{Token}.ics");
    }

    private static async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The tables in which the word stands.</summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.True(tables.Count > 20);
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\" t WHERE t::text ILIKE '%{Word}%'", connection);
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
