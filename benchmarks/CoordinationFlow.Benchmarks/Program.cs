using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Benchmarks;
using CoordinationFlow.Benchmarks.Cycles;
using CoordinationFlow.Benchmarks.Dossiers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var json = new Option<bool>("--json") { Description = "Print JSON instead of a table.", Recursive = true };
var definition = new Option<FileInfo>("--definition") { Description = "The definition to run; ours with twelve tasks unless given." };
var store = new Option<string>("--store") { Description = "memory, sqlite or postgres.", DefaultValueFactory = _ => "memory" }.AcceptOnlyFromAmong("memory", "sqlite", "postgres");
var connection = new Option<string>("--connection") { Description = "A PostgreSQL server; a private one is started unless given." };
var count = new Option<int>("--count") { Description = "How many cycles.", DefaultValueFactory = _ => 1000 };
var parallel = new Option<int>("--parallel") { Description = "How many calls at a time.", DefaultValueFactory = _ => 16 };

var cycle = new Command("cycle", "The bare engine: start, and report every task.") { definition, store, connection, count, parallel };
cycle.SetAction(async (parsed, _) =>
{
    var file = parsed.GetValue(definition)?.FullName ?? CycleRun.Definition;
    var report = await CycleRun.RunAsync(file, parsed.GetValue(store)!, parsed.GetValue(connection), parsed.GetValue(count), parsed.GetValue(parallel));
    Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Output.Json) : Output.Table([report]));
});

var root = new RootCommand("How fast the use cases and the bare engine are, beside the machine's own commit rate.") { json, cycle };
root.SetAction(async (parsed, _) =>
{
    List<DossierReport> dossiers = [];
    List<CycleReport> cycles = [];
    foreach (var (kind, dossierCount, cycleCount) in new[] { ("memory", 300, 1000), ("sqlite", 200, 500) })
    {
        dossiers.Add(await DossierRun.RunAsync(kind, null, dossierCount, 16));
        cycles.Add(await CycleRun.RunAsync(CycleRun.Definition, kind, null, cycleCount, 16));
    }

    Console.WriteLine(parsed.GetValue(json)
        ? JsonSerializer.Serialize(new { Dossiers = dossiers, Cycles = cycles }, Output.Json)
        : $"{Output.Table(dossiers)}\n\n{Output.Table(cycles)}");
});
return await root.Parse(args).InvokeAsync();
