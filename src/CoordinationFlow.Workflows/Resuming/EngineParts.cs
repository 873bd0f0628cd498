using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>What runs share: definitions, ids, who watches, who takes task requests, and the way back to the runtime.</summary>
internal sealed class EngineParts(
    DefinitionLibrary library, IIdentity identity, ITaskRequests tasks, IEnumerable<IExecutionObserver> observers, IWorkflowRuntime runtime, HttpSending http,
    ScriptObjects scriptObjects)
{
    private readonly IExecutionObserver[] _observers = [.. observers];

    public DefinitionLibrary Library => library;

    public IIdentity Identity => identity;

    public ITaskRequests Tasks => tasks;

    public IWorkflowRuntime Runtime => runtime;

    public HttpSending Http => http;

    public ScriptObjects ScriptObjects => scriptObjects;

    public bool IsWatched(Step step) => _observers.Length > 0 || step.Part<IExecutionObserver>() is not null;

    public void Notify(Step step, Action<IExecutionObserver> news)
    {
        foreach (var observer in _observers)
        {
            news(observer);
        }

        if (step.Part<IExecutionObserver>() is { } enlisted)
        {
            news(enlisted);
        }
    }
}
