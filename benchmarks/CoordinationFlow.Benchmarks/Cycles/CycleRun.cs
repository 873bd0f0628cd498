using System.Diagnostics;
using System.Text.Json.Nodes;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>Starts instances of a definition and reports their tasks until none is asked for, each call in a transaction of its own.</summary>
internal static class CycleRun
{
    /// <summary>Our own definition: twelve tasks in parallel, then a decision.</summary>
    public static string Definition { get; } = Path.Combine(AppContext.BaseDirectory, "Cycles", "twelve-answers.json");

    /// <summary>Runs it. The definition is imported and published first; a warm-up of a tenth of the count is not measured.</summary>
    public static async Task<CycleReport> RunAsync(string definitionFile, string kind, string? connection, int count, int parallel)
    {
        await using var bench = await BenchStore.OpenAsync(kind, connection);
        var asked = new AskedTasks();
        await using var services = new ServiceCollection().AddWorkflows().AddSingleton<IStore>(bench.Store).AddSingleton<ITaskRequests>(asked).BuildServiceProvider();
        var (host, runtime) = (services.GetRequiredService<WorkflowHost>(), services.GetRequiredService<IWorkflowRuntime>());
        var json = await File.ReadAllTextAsync(definitionFile);
        var import = await host.RunAsync(step => services.GetRequiredService<DefinitionLibrary>().ImportAsync(step, json, new ImportOptions(Publish: true)), default);
        if (import.Row is null)
        {
            throw new InvalidOperationException($"{definitionFile}: {string.Join(" ", import.Problems.Select(problem => problem.Message))}");
        }

        var definitionId = JsonNode.Parse(json)!["definitionId"]!.GetValue<string>();
        Task StartAsync(int _) => host.RunAsync(step => runtime.StartAsync(step, new StartRequest(definitionId)), default).AsTask();
        Task ReportAsync(string task) => host.RunAsync(step => runtime.ResumeAsync(step, TaskReport.Of(task, "Agree"), keep: false), default).AsTask();
        await CycleAsync(Math.Max(1, count / 10));

        var (transactions, bytes) = (bench.Store.Transactions, bench.Store.Bytes);
        var starts = await Latencies.OfAsync(count, parallel, StartAsync);
        var (tasks, allocated) = (asked.TakeByTurns(), GC.GetTotalAllocatedBytes());
        var resumes = await Latencies.OfAsync(tasks.Count, parallel, number => ReportAsync(tasks[number]));
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        return new CycleReport(
            kind, count, parallel, tasks.Count / count, count / (starts.Elapsed + resumes.Elapsed).TotalSeconds, starts.PerSecond, resumes.PerSecond,
            resumes.At(0.5), resumes.At(0.99), (bench.Store.Bytes - bytes) / count, allocated / Math.Max(1, tasks.Count), Process.GetCurrentProcess().PeakWorkingSet64,
            (bench.Store.Transactions - transactions) / (double)count, bench.CommitsPerSecond);

        async Task CycleAsync(int warm)
        {
            await Latencies.OfAsync(warm, parallel, StartAsync);
            var first = asked.TakeByTurns();
            await Latencies.OfAsync(first.Count, parallel, number => ReportAsync(first[number]));
        }
    }
}
