using System.Collections.Immutable;
using System.Diagnostics;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Queues;

/// <summary>
/// The built server, whole, on a private PostgreSQL and a private RabbitMQ: dossiers go to sixteen ministries whose own systems read their queues. First the
/// desk alone, then the relay that sends what the desk has left, then the answers over the queues.
/// </summary>
internal sealed class QueueRun(WebApplication server, int parallel)
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Rest);
    private static readonly ImmutableArray<string> Ministries =
        ["IBZ", "JUS", "IO", "FIN", "EMP", "SOC", "HEA", "ECO", "MOB", "DEF", "CHAN", "CGRS", "VL", "WAL", "BRU", "FWB"];

    /// <summary>Runs it on servers of its own.</summary>
    public static async Task<QueueReport> RunAsync(int dossiers, int parallel)
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var broker = await PrivateBroker.StartAsync();
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-queue-").FullName;
        await using var server = ServerHost.Build(
        [
            "--environment=Demo", "--urls=http://127.0.0.1:0", "--Demo:Dossiers=false", "--Logging:LogLevel:Default=Error", "--Bus:OwnSystems:0=*",
            $"--Store:Folder={folder}", $"--Store:Connection={postgres.Connection}", $"--Bus:Connection={broker.Connection}",
        ]);
        var run = new QueueRun(server, parallel);
        await server.Services.GetRequiredService<ReferenceSeed>().PlantAsync(true, default);
        await server.Services.GetRequiredService<ShippedFlowFiles>().PublishAsync(null, default);
        await run.CirculateAsync("warm", Math.Max(2, dossiers / 5));
        var (commits, confirms) = (CommitRate.OfPostgreSql(postgres.Connection, parallel), await ConfirmRate.OfAsync(broker.Connection, parallel));

        var circulating = await run.CirculateAsync("bench", dossiers);
        var relayed = await run.RelayAsync();
        List<MeasuredMinistry> ministries = [];
        foreach (var code in Ministries)
        {
            ministries.Add(await MeasuredMinistry.ConnectAsync(code, await broker.AddUserAsync(ParticipantQueues.User(code))));
        }

        var (answers, answering) = await run.AnswerAsync(ministries, (dossiers + Math.Max(2, dossiers / 5)) * Ministries.Length);
        var report = new QueueReport(dossiers, parallel)
        {
            DossiersPerSecond = dossiers / circulating.TotalSeconds,
            RelayedPerSecond = relayed,
            AnswersPerSecond = answers.Count / answering.TotalSeconds,
            AnswerMillisecondsP50 = answers.At(0.5),
            AnswerMillisecondsP99 = answers.At(0.99),
            CommitsPerSecond = Median.Of([.. commits, .. CommitRate.OfPostgreSql(postgres.Connection, parallel)]),
            ConfirmsPerSecond = Median.Of([.. confirms, .. await ConfirmRate.OfAsync(broker.Connection, parallel)]),
        };
        foreach (var ministry in ministries)
        {
            await ministry.DisposeAsync();
        }

        await server.StopAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return report;
    }

    private async Task<TimeSpan> CirculateAsync(string name, int count)
    {
        var (_, elapsed) = await Latencies.OfAsync(count, parallel, async number =>
        {
            var id = $"{name}-{number}";
            await GiveAsync(new CreateDossier(id, new DossierSheet { Reference = id.ToUpperInvariant(), Pilot = "FA", Required = Ministries }, [.. Enumerable.Range(1, 8).Select(Text)]));
            await GiveAsync(new Circulate(id, Procedure.Ordinary, null, [], []));
        });
        return elapsed;
    }

    // The server starts with a full outbox; from the first message that has gone to the last.
    private async Task<double> RelayAsync()
    {
        var (all, said) = (await WaitingAsync(), Console.Out);
        Console.SetOut(TextWriter.Null);
        await server.StartAsync();
        Console.SetOut(said);
        await UntilAsync(left => left < all);
        var (begun, first) = (Stopwatch.GetTimestamp(), await WaitingAsync());
        await UntilAsync(left => left == 0);
        return first / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private async Task<(Latencies Each, TimeSpan Elapsed)> AnswerAsync(List<MeasuredMinistry> ministries, int count)
    {
        await UntilAsync(_ => ministries.Sum(ministry => ministry.Tasks.Count) == count);
        // One ministry after the other, so that those at a time are of different ministries: each queue is read in order.
        var turns = ministries.SelectMany(ministry => ministry.Tasks.Select((task, turn) => (turn, ministry, task))).OrderBy(one => one.turn).ToArray();
        return await Latencies.OfAsync(turns.Length, parallel, number => turns[number].ministry.AnswerAsync(turns[number].task));
    }

    private async Task UntilAsync(Func<int, bool> condition)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition(await WaitingAsync()))
        {
            await look.WaitForNextTickAsync();
        }
    }

    private async Task<int> WaitingAsync()
    {
        await using var transaction = server.Services.GetRequiredService<IStore>().Begin();
        return await transaction.CountAsync(OutboxRow.Table.All, default);
    }

    private async Task GiveAsync(DossierCommand command)
    {
        var outcome = await server.Services.GetRequiredService<ICommandDesk>().HandleAsync(new CommandEnvelope(command, Coordinator, TimeProvider.System.GetUtcNow()), default);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{command.Name} was refused: {refusal.Code}.");
        }
    }

    private static Paragraph Text(int number) => new($"p{number}", ImmutableDictionary<string, string>.Empty
        .Add("fr", $"{number}. La Belgique soutient la proposition, sous réserve des remarques formulées par les services compétents.")
        .Add("nl", $"{number}. België steunt het voorstel, onder voorbehoud van de opmerkingen van de bevoegde diensten."));
}
