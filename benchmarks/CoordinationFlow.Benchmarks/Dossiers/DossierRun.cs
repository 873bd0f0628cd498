using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Dossiers;

/// <summary>
/// Dossiers of FA to ten ministries by the shipped flow <c>ordinary</c>, then each ministry's answer: the server's own composition, without
/// the bus, so that it is the desk that is measured.
/// </summary>
internal static class DossierRun
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Rest);
    private static readonly ImmutableArray<string> Ministries = ["IBZ", "JUS", "IO", "FIN", "EMP", "SOC", "HEA", "ECO", "MOB", "DEF"];

    /// <summary>Runs it.</summary>
    public static async Task<DossierReport> RunAsync(string kind, string? connection, int count, int parallel)
    {
        await using var bench = await BenchStore.OpenAsync(kind, connection);
        await using var services = new ServiceCollection().AddLogging().AddSimulation(TimeProvider.System).AddSingleton<IStore>(bench.Store).BuildServiceProvider();
        await services.GetRequiredService<ReferenceSeed>().PlantAsync(true, default);
        await services.GetRequiredService<ShippedFlowFiles>().PublishAsync(null, default);
        var (desk, tasks) = (services.GetRequiredService<ICommandDesk>(), new ConcurrentQueue<(string Dossier, string Participant, string Task)>());
        await RoundAsync("warm", Math.Max(1, count / 10));

        var (transactions, bytes) = (bench.Store.Transactions, bench.Store.Bytes);
        var (dossiers, circulating) = await Latencies.OfAsync(count, parallel, number => CirculateAsync($"bench-{number}"));
        var (transactionsThen, bytesThen) = (bench.Store.Transactions, bench.Store.Bytes);
        var all = ByTurns();
        var (answers, answering) = await Latencies.OfAsync(all.Length, parallel, number => AnswerAsync(all[number]));
        return new DossierReport(
            kind, count, parallel, dossiers.Count / circulating.TotalSeconds, answers.Count / answering.TotalSeconds, answers.At(0.5), answers.At(0.99),
            (transactionsThen - transactions) / (double)count, (bench.Store.Transactions - transactionsThen) / (double)all.Length,
            (bytesThen - bytes) / count, (bench.Store.Bytes - bytesThen) / all.Length, Median.Of(bench.CommitRate(1)));

        async Task RoundAsync(string name, int warm)
        {
            await Latencies.OfAsync(warm, parallel, number => CirculateAsync($"{name}-{number}"));
            var first = ByTurns();
            await Latencies.OfAsync(first.Length, parallel, number => AnswerAsync(first[number]));
        }

        // One ministry of each dossier, then the next: as answers come in life, not ten at once on one file.
        (string Dossier, string Participant, string Task)[] ByTurns()
        {
            var asked = tasks.ToArray();
            tasks.Clear();
            return [.. asked.OrderBy(task => Ministries.IndexOf(task.Participant))];
        }

        async Task CirculateAsync(string id)
        {
            var sheet = new DossierSheet { Reference = id.ToUpperInvariant(), Pilot = "FA", Required = Ministries };
            await GiveAsync(new CreateDossier(id, sheet, [.. Enumerable.Range(1, 8).Select(Text)]), Coordinator);
            foreach (var issued in (await GiveAsync(new Circulate(id, Procedure.Ordinary, null, [], []), Coordinator)).Events.OfType<TaskIssued>())
            {
                tasks.Enqueue((id, issued.Participant, issued.TaskId));
            }
        }

        Task AnswerAsync((string Dossier, string Participant, string Task) task) => GiveAsync(
            new CommitPosition(task.Dossier, task.Task, new PositionContent(Stance.AgreeWithComments) { Comment = "The ministry agrees and asks that the cost be looked at again." }),
            QueueAccount.ActorOf(task.Participant) with { Channel = Channel.Rest });

        async Task<CommandOutcome> GiveAsync(DossierCommand command, Actor actor)
        {
            var outcome = await desk.HandleAsync(new CommandEnvelope(command, actor, TimeProvider.System.GetUtcNow()), default);
            return outcome.Refusal is { } refusal ? throw new InvalidOperationException($"{command.Name} was refused: {refusal.Code}.") : outcome;
        }
    }

    private static Paragraph Text(int number) => new($"p{number}", ImmutableDictionary<string, string>.Empty
        .Add("fr", $"{number}. La Belgique soutient la proposition, sous réserve des remarques formulées par les services compétents.")
        .Add("nl", $"{number}. België steunt het voorstel, onder voorbehoud van de opmerkingen van de bevoegde diensten."));
}
