using System.Diagnostics;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>
/// Cycles of a definition whose waits are RunTask: an instance is started and its tasks are completed until none is asked for, each call in a
/// transaction of its own; many cycles go side by side.
/// </summary>
internal sealed class CycleRun(WorkflowHost host, IWorkflowRuntime runtime, AskedTasks asked, IIdentity identity, string definitionId, bool allAtOnce)
{
    /// <summary>Our own definition: twelve tasks in parallel, then a decision.</summary>
    public static string Definition { get; } = Path.Combine(AppContext.BaseDirectory, "Cycles", "twelve-answers.json");

    /// <summary>Runs it. The definition is imported and published first; a warm-up of a tenth of the count, at least 50, is not measured.</summary>
    public static async Task<CycleReport> RunAsync(CyclePlan plan)
    {
        await using var bench = await BenchStore.OpenAsync(plan.Store, plan.Connection, plan.Durable);
        var asked = new AskedTasks();
        await using var services = new ServiceCollection().AddWorkflows().AddSingleton<IStore>(bench.Store).AddSingleton<ITaskRequests>(asked).BuildServiceProvider();
        var run = new CycleRun(services.GetRequiredService<WorkflowHost>(), services.GetRequiredService<IWorkflowRuntime>(), asked, services.GetRequiredService<IIdentity>(), await services.PublishAsync(await File.ReadAllTextAsync(plan.File), plan.File), plan.AllAtOnce);
        await run.CyclesAsync(Math.Max(50, plan.Count / 10), plan.Parallel);

        var rateBefore = bench.CommitRate(plan.Parallel);
        using var roundTrips = new RoundTrips();
        var (transactions, bytes, allocated, processor) = (bench.Store.Transactions, bench.Size(), GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().TotalProcessorTime);
        var (starts, resumes, elapsed) = await run.CyclesAsync(plan.Count, plan.Parallel);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var (written, trips) = (bench.Store.Transactions - transactions, roundTrips.Count);
        return new CycleReport(plan.Store, plan.Count, plan.Parallel)
        {
            TasksPerCycle = resumes.Count / plan.Count,
            CyclesPerSecond = plan.Count / elapsed.TotalSeconds,
            StartsPerSecond = plan.Count / (starts.Sum / plan.Parallel).TotalSeconds,
            ResumesPerSecond = resumes.Count / (resumes.Sum / plan.Parallel).TotalSeconds,
            ResumeMillisecondsP50 = resumes.At(0.5),
            ResumeMillisecondsP99 = resumes.At(0.99),
            BytesPerCycle = (bench.Size() - bytes) / plan.Count,
            AllocatedBytesPerResume = allocated / Math.Max(1, resumes.Count),
            ProcessorMillisecondsPerCycle = processor.TotalMilliseconds / plan.Count,
            PeakBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            TransactionsPerCycle = written / (double)plan.Count,
            RoundTripsPerCycle = trips / (double)plan.Count,
            CommitsPerSecond = Median.Of([.. rateBefore, .. bench.CommitRate(plan.Parallel)]),
        };
    }

    private async Task<(Latencies Starts, Latencies Resumes, TimeSpan Elapsed)> CyclesAsync(int count, int parallel)
    {
        var (starts, resumes, next, clock) = (new Latencies(), new Latencies(), -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) < count)
            {
                await CycleAsync(starts, resumes);
            }
        })));
        return (starts, resumes, clock.Elapsed);
    }

    private async Task CycleAsync(Latencies starts, Latencies resumes)
    {
        var instanceId = identity.NewId();
        await starts.OfAsync(() => host.RunAsync(step => runtime.StartAsync(step, new StartRequest(definitionId) { InstanceId = instanceId }), default).AsTask());
        for (var tasks = asked.Take(instanceId); tasks.Count > 0; tasks = asked.Take(instanceId))
        {
            if (allAtOnce)
            {
                await Task.WhenAll(tasks.Select(ReportAsync));
                continue;
            }

            foreach (var task in tasks)
            {
                await ReportAsync(task);
            }
        }

        Task ReportAsync(string task) => resumes.OfAsync(() => host.RunAsync(step => runtime.ResumeAsync(step, TaskReport.Of(task, "Agree"), keep: false), default).AsTask());
    }
}
