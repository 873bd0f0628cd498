using System.Collections.Concurrent;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.IntegrationTests.Workflows;

/// <summary>What the engine promises on every store: nothing is lost, nothing is doubled, whoever comes at the same time.</summary>
public abstract class EngineContract
{
    private const string Parallel = """
        {"definitionId":"four","name":"four","root":{"id":"Q","type":"Elsa.Sequence","activities":[
          {"id":"P","type":"Elsa.Parallel","activities":[TASKS]},
          {"id":"Z","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"all"}}}]}}
        """;

    private const string Delayed = """
        {"definitionId":"delayed","name":"delayed","root":{"id":"Q","type":"Elsa.Sequence","activities":[
          {"id":"D","type":"Elsa.Delay","timeSpan":{"expression":{"type":"Literal","value":"01:00:00"}}},
          {"id":"Z","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"late"}}}]}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<IStore> StoreAsync();

    /// <summary>How many instances of four tasks each.</summary>
    private protected virtual int Instances => 1000;

    [Fact]
    public async Task Four_tasks_of_one_instance_reported_at_the_same_time_leave_none_stuck_and_none_doubled()
    {
        var node = new Node(await StoreAsync());
        var other = new Node(node.Store);
        await node.PublishAsync(Parallel.Replace("TASKS", string.Join(',', Enumerable.Range(1, 4).Select(Task)), StringComparison.Ordinal));

        await System.Threading.Tasks.Parallel.ForAsync(0, Instances, new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = Token }, async (_, _) =>
        {
            var report = await node.Host.RunAsync(step => node.Runtime.StartAsync(step, new StartRequest("four")), Token);
            var tasks = node.Tasks.Where(task => task.Key == report.Instances[0].InstanceId).SelectMany(task => task.Value).ToArray();
            await System.Threading.Tasks.Task.WhenAll(tasks.Select((task, place) => System.Threading.Tasks.Task.Run(() => (place % 2 == 0 ? node : other).ReportAsync(task))));
        });

        var rows = await node.AllAsync(InstanceRow.Table);
        Assert.Equal(Instances, rows.Count);
        Assert.All(rows, row => Assert.Equal(InstanceStatus.Finished, row.SubStatus));
        var journal = (await node.AllAsync(JournalRow.Table)).SelectMany(row => row.Read()).ToLookup(row => row.InstanceId);
        Assert.All(journal, story =>
        {
            Assert.Equal(1, story.Count(row => row is { ActivityId: "Z", Event: "Completed" }));
            Assert.Equal(4, story.Count(row => row is { ActivityType: "Elsa.RunTask", Event: "Completed" }));
            Assert.Equal(story.Count(), story.Max(row => row.Seq));
        });
        Assert.Empty(await node.AllAsync(BookmarkRow.Table));
    }

    [Fact]
    public async Task Timers_that_two_nodes_fire_at_the_same_time_fire_once_each()
    {
        var node = new Node(await StoreAsync());
        var other = new Node(node.Store);
        await node.PublishAsync(Delayed);
        var morning = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        for (var instance = 0; instance < 100; instance++)
        {
            await node.Host.RunAsync(step => node.Runtime.StartAsync(step, new StartRequest("delayed")), Token, morning);
        }

        var now = morning.AddHours(2);
        await System.Threading.Tasks.Task.WhenAll(
            System.Threading.Tasks.Task.Run(() => node.Timers.FireDueAsync(now, Token), Token),
            System.Threading.Tasks.Task.Run(() => other.Timers.FireDueAsync(now, Token), Token));

        var fired = (await node.AllAsync(JournalRow.Table)).SelectMany(row => row.Read()).Where(row => row is { ActivityId: "Z", Event: "Completed" }).ToArray();
        Assert.Equal(100, fired.Length);
        Assert.All(fired, row => Assert.Equal(morning.AddHours(1), row.At));
        Assert.Empty(await node.AllAsync(TimerRow.Table));
    }

    [Fact]
    public async Task An_instance_goes_on_on_a_node_that_knows_nothing_but_the_store()
    {
        var node = new Node(await StoreAsync());
        await node.PublishAsync(Parallel.Replace("TASKS", string.Join(',', Enumerable.Range(1, 4).Select(Task)), StringComparison.Ordinal));
        await node.Host.RunAsync(step => node.Runtime.StartAsync(step, new StartRequest("four")), Token);
        foreach (var task in node.Tasks.Values.Single())
        {
            await new Node(node.Store).ReportAsync(task);
        }

        Assert.Equal(InstanceStatus.Finished, Assert.Single(await node.AllAsync(InstanceRow.Table)).SubStatus);
    }

    private static string Task(int number) =>
        $$"""{"id":"T{{number}}","type":"Elsa.RunTask","taskName":{"expression":{"type":"Literal","value":"T{{number}}"} } }""";

    /// <summary>One server of several on a store.</summary>
    private sealed class Node : IExecutionObserver
    {
        public Node(IStore store)
        {
            var identity = new SystemIdentity();
            Store = store;
            Library = new(new ActivityCatalog(StandardActivities.All), ExpressionCatalog.Standard(identity), identity);
            Runtime = new WorkflowRuntime(Library, identity, new NoTaskRequests(), [this]);
            Host = new(store, TimeProvider.System);
            Timers = new(store, Host, Runtime);
        }

        public IStore Store { get; }

        public DefinitionLibrary Library { get; }

        public WorkflowRuntime Runtime { get; }

        public WorkflowHost Host { get; }

        public TimerRun Timers { get; }

        public ConcurrentDictionary<string, ConcurrentQueue<string>> Tasks { get; } = new();

        public async Task PublishAsync(string json) =>
            Assert.Empty((await Host.RunAsync(step => Library.ImportAsync(step, json, new ImportOptions(true)), Token)).Problems);

        public async Task ReportAsync(string taskId) =>
            await Host.RunAsync(step => Runtime.ResumeAsync(step, TaskReport.Of(taskId, null), keep: false), Token);

        public async Task<IReadOnlyList<T>> AllAsync<T>(Table<T> table) where T : class
        {
            await using var transaction = Store.Begin();
            return await transaction.QueryAsync(table.All, Token);
        }

        void IExecutionObserver.TaskRequested(TaskRequest request) => Tasks.GetOrAdd(request.InstanceId, _ => new()).Enqueue(request.TaskId);
    }
}
