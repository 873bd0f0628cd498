using CoordinationFlow.Benchmarks.Cycles;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Heap;

/// <summary>Cycles of the twelve answers on SQLite, sixteen at a time, with the heap looked at after a tenth of them and at the end.</summary>
internal static class HeapRun
{
    private const int AtATime = 16;

    /// <summary>Runs so many cycles.</summary>
    public static async Task<HeapReport> RunAsync(int cycles)
    {
        // What the heap holds does not depend on whether a commit waits for the disk.
        await using var bench = await BenchStore.OpenAsync("sqlite", null, durable: false);
        var asked = new AskedTasks();
        await using var services = new ServiceCollection().AddWorkflows().AddSingleton<IStore>(bench.Store).AddSingleton<ITaskRequests>(asked).BuildServiceProvider();
        var engine = new Engine(services, asked);
        var definition = await engine.PublishAsync(await File.ReadAllTextAsync(CycleRun.Definition));
        await engine.CyclesAsync(definition, cycles / 10, AtATime);
        var few = Heap();
        await engine.CyclesAsync(definition, cycles - (cycles / 10), AtATime);
        return new HeapReport(cycles / 10, few, cycles, Heap()) { Looped = await LoopingFlow.SizesAsync(engine, bench.Store) };
    }

    private static long Heap()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The engine over a store, and the tasks that it asks for.</summary>
    internal sealed class Engine(IServiceProvider services, AskedTasks asked)
    {
        private readonly WorkflowHost _host = services.GetRequiredService<WorkflowHost>();
        private readonly IWorkflowRuntime _runtime = services.GetRequiredService<IWorkflowRuntime>();
        private readonly IIdentity _identity = services.GetRequiredService<IIdentity>();

        /// <summary>Imports and publishes; the definition's id.</summary>
        public Task<string> PublishAsync(string json) => services.PublishAsync(json);

        /// <summary>Starts an instance; its id.</summary>
        public async Task<string> StartAsync(string definition)
        {
            var id = _identity.NewId();
            await _host.RunAsync(step => _runtime.StartAsync(step, new StartRequest(definition) { InstanceId = id }), default);
            return id;
        }

        /// <summary>Answers what the instance asks for now; how many tasks that were.</summary>
        public async Task<int> AnswerAsync(string instanceId)
        {
            var tasks = asked.Take(instanceId);
            foreach (var task in tasks)
            {
                await _host.RunAsync(step => _runtime.ResumeAsync(step, TaskReport.Of(task, "Agree"), keep: false), default);
            }

            return tasks.Count;
        }

        /// <summary>Instances from their start to their end. It notes nothing of them: what it kept would count as the engine's.</summary>
        public async Task CyclesAsync(string definition, int count, int parallel)
        {
            var left = count;
            await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    var instance = await StartAsync(definition);
                    while (await AnswerAsync(instance) > 0)
                    {
                        // As long as it asks.
                    }
                }
            })));
        }
    }
}
