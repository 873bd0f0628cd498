using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.SimulationTests.World;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.SimulationTests.Flows;

/// <summary>The flows that simulations draw from, imported and compiled once: their rows are laid into each world's own store.</summary>
internal sealed class Plans
{
    private const int Count = 300;

    private Plans(DefinitionLibrary library, IReadOnlyList<Plan> all, IReadOnlyList<DefinitionVersionRow> children) =>
        (Library, All, Children) = (library, all, children);

    public DefinitionLibrary Library { get; }

    public IReadOnlyList<Plan> All { get; }

    /// <summary>The versions of the flows that others call.</summary>
    public IReadOnlyList<DefinitionVersionRow> Children { get; }

    public static async Task<Plans> MakeAsync()
    {
        var identity = new CountedIdentity();
        var library = new DefinitionLibrary(new ActivityCatalog([.. StandardActivities.All, new AwaitWord()]), ExpressionCatalog.Standard(identity), identity);
        var (store, clock) = (new MemoryStore(), new VirtualClock());
        var host = new WorkflowHost(store, clock);
        async Task<DefinitionVersionRow> PublishAsync(string json)
        {
            var outcome = await host.RunAsync(step => library.ImportAsync(step, json, new ImportOptions(Publish: true) { EvenWithProblems = true }), CancellationToken.None);
            Assert.DoesNotContain(outcome.Problems, problem => !problem.Code.StartsWith("shape.", StringComparison.Ordinal));
            return outcome.Row!;
        }

        var children = new List<DefinitionVersionRow>();
        foreach (var child in RandomFlow.Children)
        {
            children.Add(await PublishAsync(child.ToJsonString()));
        }

        var all = new List<Plan>();
        for (var seed = 0; seed < Count; seed++)
        {
            var flow = RandomFlow.Of(seed);
            all.Add(await PlayAsync(store, clock, library, identity, await PublishAsync(flow.Definition.ToJsonString()), flow.HasRace));
        }

        return new(library, all, children);
    }

    private static async Task<Plan> PlayAsync(MemoryStore store, VirtualClock clock, DefinitionLibrary library, CountedIdentity identity, DefinitionVersionRow version, bool hasRace)
    {
        var answers = new Answers();
        var runtime = new WorkflowRuntime(library, identity, answers, [], null);
        var host = new WorkflowHost(store, clock);
        var timers = new TimerRun(store, host, runtime);
        var id = "calm-" + version.DefinitionId;
        await host.RunAsync(step => runtime.StartAsync(step, new StartRequest(version.DefinitionId) { InstanceId = id }), CancellationToken.None);
        while (await FindAsync(host, id) is { Status: not InstanceStatus.Finished })
        {
            if (answers.Open.TryDequeue(out var taskId))
            {
                await host.RunAsync(step => runtime.ResumeAsync(step, Workflows.Activities.Tasks.TaskReport.Of(taskId, null), keep: false), CancellationToken.None);
            }
            else if (await WaitingAsync(host, id) is { } key)
            {
                await host.RunAsync(step => runtime.ResumeAsync(step, new Stimulus(key)), CancellationToken.None);
            }
            else
            {
                clock.ForwardTo(await timers.NextDueAsync(CancellationToken.None) ?? throw new BrokenInvariantException("calm", $"{version.Json} waits for nothing."));
                await timers.FireDueAsync(clock.GetUtcNow(), CancellationToken.None);
            }
        }

        var journal = await host.RunAsync(step => step.Transaction.QueryAsync(JournalRow.Table.Where(nameof(JournalRow.InstanceId), Comparison.Equal, id), CancellationToken.None), CancellationToken.None);
        var completed = journal.SelectMany(row => row.Read()).Where(entry => entry.Event == "Completed").GroupBy(entry => entry.ActivityId).ToDictionary(group => group.Key, group => group.Count());
        return new(version, completed, [.. journal.SelectMany(row => row.Read()).Where(entry => entry is { Event: "Completed", ActivityType: AwaitWord.TypeName }).Select(entry => entry.ActivityId)], hasRace);
    }

    private static async Task<InstanceRow?> FindAsync(WorkflowHost host, string id) =>
        await host.RunAsync(step => step.Transaction.FindAsync(InstanceRow.Table, CancellationToken.None, id), CancellationToken.None);

    private static async Task<StimulusKey?> WaitingAsync(WorkflowHost host, string id)
    {
        var waiting = await host.RunAsync(
            step => step.Transaction.QueryAsync(Workflows.Bookmarks.BookmarkRow.Table.Where(nameof(Workflows.Bookmarks.BookmarkRow.InstanceId), Comparison.Equal, id), CancellationToken.None), CancellationToken.None);
        return waiting.FirstOrDefault(bookmark => bookmark.Name == AwaitWord.TypeName) is { } word ? AwaitWord.Key(id, word.ActivityId) : null;
    }

    /// <summary>Remembers whose tasks are open.</summary>
    private sealed class Answers : Workflows.Activities.Tasks.ITaskRequests
    {
        public Queue<string> Open { get; } = [];

        public ValueTask RequestAsync(Step step, TaskRequest request)
        {
            Open.Enqueue(request.TaskId);
            return ValueTask.CompletedTask;
        }
    }
}
