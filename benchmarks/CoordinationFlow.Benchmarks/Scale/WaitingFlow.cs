using CoordinationFlow.Benchmarks.Cycles;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>The engine over a store, and a flow whose instances wait for a task and for an instant at a time; after the task they ask for another.</summary>
internal sealed class WaitingFlow : IAsyncDisposable
{
    /// <summary>How many bookmarks an instance has at its first wait.</summary>
    public const int Bookmarks = 2;

    private const string Json = """
        {"id":"waiting-1","definitionId":"waiting","name":"Waiting","version":1,"toolVersion":"3.6.3","variables":[{"id":"answer","name":"Answer","typeName":"Object","isArray":false}],"inputs":[],"outputs":[],"outcomes":[],"isLatest":true,"isPublished":true,
        "root":{"id":"both","name":"Both","type":"Elsa.Parallel","version":1,"variables":[],"activities":[
          {"id":"limit","name":"Limit","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"30.00:00:00"}}},
          {"id":"answers","name":"Answers","type":"Elsa.Sequence","version":1,"variables":[],"activities":[
            {"id":"first","name":"First","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"answer"}},"payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"ministry\": \"Foreign Affairs\", \"reference\": \"BE-2027-0001\", \"round\": 1}"}},"result":{"typeName":"Object","memoryReference":{"id":"answer"}}},
            {"id":"second","name":"Second","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"answer"}},"payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"ministry\": \"Foreign Affairs\", \"reference\": \"BE-2027-0001\", \"round\": 2}"}},"result":{"typeName":"Object","memoryReference":{"id":"answer"}}}]}]}}
        """;

    private readonly ServiceProvider _services;

    public WaitingFlow(IStore store)
    {
        _services = new ServiceCollection().AddWorkflows().AddSingleton(store).AddSingleton<ITaskRequests>(new AskedTasks()).BuildServiceProvider();
        (Host, Runtime) = (_services.GetRequiredService<WorkflowHost>(), _services.GetRequiredService<IWorkflowRuntime>());
        Timers = _services.GetRequiredService<Workflows.Timers.TimerRun>();
    }

    /// <summary>Runs steps.</summary>
    public WorkflowHost Host { get; }

    /// <summary>The engine.</summary>
    public IWorkflowRuntime Runtime { get; }

    /// <summary>What fires due timers.</summary>
    public Workflows.Timers.TimerRun Timers { get; }

    /// <summary>Publishes the flow and starts one instance, of which the others are copies; its id.</summary>
    public async Task<string> StartOneAsync()
    {
        var definition = await _services.PublishAsync(Json);
        var id = _services.GetRequiredService<IIdentity>().NewId();
        await Host.RunAsync(step => Runtime.StartAsync(step, new StartRequest(definition) { InstanceId = id }), default);
        return id;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
