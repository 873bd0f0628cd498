using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Benchmarks;
using CoordinationFlow.Benchmarks.Cycles;
using CoordinationFlow.Benchmarks.Dossiers;
using CoordinationFlow.Benchmarks.Heap;
using CoordinationFlow.Benchmarks.Lists;
using CoordinationFlow.Benchmarks.Queues;
using CoordinationFlow.Benchmarks.Scale;
using CoordinationFlow.Benchmarks.Startup;

if (args is [BareHost.Argument, var address])
{
    await BareHost.RunAsync(address);
    return 0;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var json = new Option<bool>("--json") { Description = "Print JSON instead of a table.", Recursive = true };
var definition = new Option<FileInfo>("--definition") { Description = "The definition to run; ours with twelve tasks unless given." };
var store = new Option<string>("--store") { Description = "memory, sqlite or postgres.", DefaultValueFactory = _ => "memory" }.AcceptOnlyFromAmong("memory", "sqlite", "postgres");
var connection = new Option<string>("--connection") { Description = "A PostgreSQL server; a private one is started unless given." };
var count = new Option<int>("--count") { Description = "How many cycles, or dossiers.", DefaultValueFactory = _ => 1000 };
var parallel = new Option<int>("--parallel") { Description = "How many at a time.", DefaultValueFactory = _ => 1 };
var answers = new Option<string>("--answers") { Description = "serial: an instance's tasks one after another; parallel: all at once.", DefaultValueFactory = _ => "serial" }.AcceptOnlyFromAmong("serial", "parallel");
var synchronous = new Option<string>("--synchronous") { Description = "full: a commit waits for the disk; normal: it does not.", DefaultValueFactory = _ => "full" }.AcceptOnlyFromAmong("full", "normal");

var cycle = new Command("cycle", "The bare engine: start an instance and complete its tasks to the end.") { definition, store, connection, count, parallel, answers, synchronous };
cycle.SetAction(async (parsed, _) =>
{
    var report = await CycleRun.RunAsync(new CyclePlan(parsed.GetValue(definition)?.FullName ?? CycleRun.Definition, parsed.GetValue(store)!, parsed.GetValue(count), parsed.GetValue(parallel))
    {
        Connection = parsed.GetValue(connection),
        AllAtOnce = parsed.GetValue(answers) == "parallel",
        Durable = parsed.GetValue(synchronous) == "full",
    });
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Output.Json) : Output.Table([report]));
});

var queue = new Command("queue", "The whole server on PostgreSQL and RabbitMQ: dossiers, the relay, answers over the queues.") { count, parallel };
queue.SetAction(async (parsed, _) =>
{
    var report = await QueueRun.RunAsync(parsed.GetResult(count) is { Implicit: false } ? parsed.GetValue(count) : 50, parsed.GetValue(parallel));
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Output.Json) : Output.Table([report]));
});

var instances = new Option<int>("--instances") { Description = "How many instances the large store has.", DefaultValueFactory = _ => 100_000 };
var definitions = new Option<int>("--definitions") { Description = "How many definitions the large store has.", DefaultValueFactory = _ => 2000 };
var lists = new Command("lists", "Studio's lists over a large store and over one with 100 instances, in turn: sqlite, or postgres.") { store, count, instances, definitions };
lists.SetAction(async (parsed, _) =>
{
    var rounds = parsed.GetResult(count) is { Implicit: false } ? parsed.GetValue(count) : 60;
    var reports = await ListRun.RunAsync(parsed.GetValue(store) == "postgres" ? "postgres" : "sqlite", parsed.GetValue(instances), parsed.GetValue(definitions), rounds);
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(reports, Output.Json) : Output.Table(reports));
});

var scale = new Command("scale", "A step, a page of the list and a due deadline at 1,000, 100,000 and so many instances, in turn: sqlite, or postgres.") { store, instances };
scale.SetAction(async (parsed, _) =>
{
    var reports = await ScaleRun.RunAsync(parsed.GetValue(store) == "postgres" ? "postgres" : "sqlite", parsed.GetResult(instances) is { Implicit: false } ? parsed.GetValue(instances) : 1_000_000);
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(reports, Output.Json) : ScaleReport.Table(reports));
});

var server = new Option<string>("--server") { Description = "The published server's executable; the built one unless given." };
var startup = new Command("startup", "The server's start over suspended instances, to its first answer, beside a bare ASP.NET host's.") { server, instances, count };
startup.SetAction(async (parsed, _) =>
{
    var report = await StartupRun.RunAsync(parsed.GetValue(server), parsed.GetResult(instances) is { Implicit: false } ? parsed.GetValue(instances) : 10_000, parsed.GetResult(count) is { Implicit: false } ? parsed.GetValue(count) : 7);
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Output.Json) : report.Table());
});

var heap = new Command("heap", "The heap after a tenth of the cycles and after all, and an instance's size after ten loops and after ten thousand.") { count };
heap.SetAction(async (parsed, _) =>
{
    var report = await HeapRun.RunAsync(parsed.GetResult(count) is { Implicit: false } ? parsed.GetValue(count) : 200_000);
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Output.Json) : report.Table());
});

var root = new RootCommand("How fast the use cases and the bare engine are, beside the machine's own commit rate.") { json, cycle, queue, lists, scale, startup, heap };
root.SetAction(async (parsed, _) =>
{
    List<DossierReport> dossiers = [];
    List<CycleReport> cycles = [];
    foreach (var (kind, dossierCount, cycleCount) in new[] { ("memory", 300, 2000), ("sqlite", 200, 500), ("postgres", 100, 200) })
    {
        dossiers.Add(await DossierRun.RunAsync(kind, null, dossierCount, 16));
        cycles.Add(await CycleRun.RunAsync(new CyclePlan(CycleRun.Definition, kind, cycleCount, 1)));
        cycles.Add(await CycleRun.RunAsync(new CyclePlan(CycleRun.Definition, kind, cycleCount, 16)));
    }

    List<QueueReport> queues = [await QueueRun.RunAsync(dossiers: 20, parallel: 1), await QueueRun.RunAsync(dossiers: 100, parallel: 16)];
    Console.WriteLine(parsed.GetValue(json)
        ? JsonSerializer.Serialize(new { Dossiers = dossiers, Cycles = cycles, Queues = queues }, Output.Json)
        : $"{Output.Table(dossiers)}\n\n{Output.Table(cycles)}\n\n{Output.Table(queues)}");
});
return await root.Parse(args).InvokeAsync();
