using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.UnitTests.Workflows;

/// <summary>The engine on the memory store, with what it did written down.</summary>
internal sealed class Workbench : IExecutionObserver
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public Workbench(MemoryStore? store = null, HttpSending? http = null, ScriptObjects? objects = null)
    {
        Store = store ?? new();
        var identity = new SystemIdentity();
        Library = new(new ActivityCatalog([.. StandardActivities.All, new WaitForName(), new AskRule(), new Abort(), new LoseStore(), new Idle()]), ExpressionCatalog.Standard(identity), identity);
        Runtime = new WorkflowRuntime(Library, identity, new NoTaskRequests(), [this], http, objects);
        Host = new(Store, TimeProvider.System);
        Timers = new(Store, Host, Runtime);
    }

    public MemoryStore Store { get; }

    public DefinitionLibrary Library { get; }

    public IWorkflowRuntime Runtime { get; }

    public WorkflowHost Host { get; }

    public TimerRun Timers { get; }

    public DateTimeOffset Now { get; set; } = Morning;

    public List<string?> Lines { get; } = [];

    public List<TaskRequest> Tasks { get; } = [];

    public List<string> Events { get; } = [];

    public ValueTask<T> DoAsync<T>(Func<Step, ValueTask<T>> work) => Host.RunAsync(work, TestContext.Current.CancellationToken, Now);

    public async Task<DefinitionVersionRow> PublishAsync(JsonObject definition)
    {
        // How a flow runs whose shape is unsound is to be seen here too.
        var outcome = await DoAsync(step => Library.ImportAsync(step, definition.ToJsonString(), new ImportOptions(Publish: true) { EvenWithProblems = true }));
        Assert.DoesNotContain(outcome.Problems, problem => !problem.Code.StartsWith("shape.", StringComparison.Ordinal));
        return outcome.Row!;
    }

    public async Task<ImmutableArray<Problem>> ProblemsAsync(JsonObject definition) =>
        await DoAsync(step => Library.CheckAsync(step, definition.ToJsonString()));

    public async Task<InstanceReport> StartAsync(string definitionId, Func<StartRequest, StartRequest>? change = null) =>
        (await DoAsync(step => Runtime.StartAsync(step, (change ?? (same => same))(new StartRequest(definitionId))))).Instances[0];

    public async Task<InstanceReport> RunAsync(JsonObject definition, Func<StartRequest, StartRequest>? change = null)
    {
        await PublishAsync(definition);
        return await StartAsync((string)definition["definitionId"]!, change);
    }

    public async Task<StepReport> ResumeAsync(Stimulus stimulus, bool keep = true) =>
        await DoAsync(step => Runtime.ResumeAsync(step, stimulus, keep));

    public Task<StepReport> ReportAsync(string task, object? result = null) =>
        ResumeAsync(TaskReport.Of(Tasks.Last(each => each.TaskName == task).TaskId, result), keep: false);

    public async Task<InstanceRow> InstanceAsync(string id) => (await DoAsync(step => step.Transaction.FindAsync(InstanceRow.Table, default, id)))!;

    public async Task<IReadOnlyList<T>> RowsAsync<T>(Table<T> table) where T : class => await DoAsync(step => step.Transaction.QueryAsync(table.All, default));

    public Task<IReadOnlyList<BookmarkRow>> BookmarksAsync() => RowsAsync(BookmarkRow.Table);

    void IExecutionObserver.Happened(ActivityExecution execution, string what, string? message) => Events.Add($"{execution.ActivityId}.{what}");

    void IExecutionObserver.LineWritten(string instanceId, string? text) => Lines.Add(text);

    void IExecutionObserver.TaskRequested(TaskRequest request) => Tasks.Add(request);

    /// <summary>Waits for a stimulus of a name, as coordination's activities do; may come early.</summary>
    private sealed class WaitForName : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new()
        {
            TypeName = "Test.Wait",
            DisplayName = "Wait",
            Description = "Waits.",
            Category = "Test",
            Inputs = [new("Name", "String", "What for.") { IsRequired = true }],
            Outcomes = ["Done", "Cutoff"],
        };

        public override ValueTask ExecuteAsync(ActivityContext context)
        {
            context.WaitFor(new StimulusKey(context.Input<string>("Name")!));
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Leaves by Refused, which must be handled.</summary>
    private sealed class AskRule : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new()
        {
            TypeName = "Test.Rule",
            DisplayName = "Rule",
            Description = "Is refused.",
            Category = "Test",
            Outcomes = ["Done", "Refused"],
            MustHandle = ["Refused"],
        };

        public override ValueTask ExecuteAsync(ActivityContext context) => context.CompleteAsync("Refused");
    }

    /// <summary>Gives up the whole step.</summary>
    private sealed class Abort : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new() { TypeName = "Test.Abort", DisplayName = "Abort", Description = "Aborts.", Category = "Test" };

        public override ValueTask ExecuteAsync(ActivityContext context) => throw new Aborted();
    }

    private sealed class Aborted() : StepAbortedException("A rule says no.");

    /// <summary>Reads a store that is gone.</summary>
    private sealed class LoseStore : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new() { TypeName = "Test.LoseStore", DisplayName = "Lose store", Description = "Fails.", Category = "Test" };

        public override ValueTask ExecuteAsync(ActivityContext context) => throw new StoreFailedException("The connection is gone.");
    }

    /// <summary>Forgets to end.</summary>
    private sealed class Idle : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new() { TypeName = "Test.Idle", DisplayName = "Idle", Description = "Does nothing.", Category = "Test" };

        public override ValueTask ExecuteAsync(ActivityContext context) => ValueTask.CompletedTask;
    }
}
