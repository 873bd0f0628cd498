using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Tasks;

/// <summary>Asks the host for a task and waits for its report.</summary>
internal sealed class RunTask : EngineKind
{
    public const string TypeName = "Elsa.RunTask";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Run task",
        Description = "Requests a given task to be run.",
        Category = "Primitives",
        Inputs =
        [
            new("TaskName", "String", "The name of the task being requested.") { IsRequired = true },
            new("Payload", "ObjectDictionary", "Any additional parameters to send to the task."),
        ],
        Outputs =
        [
            new("Result", "Object", "What the report brought."),
            new("TaskId", "String", "The ID of the task that was requested to run."),
        ],
    };

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var name = execution.Input<string>("TaskName") ?? throw new InvalidOperationException("No task is named.");
        var request = new TaskRequest(
            execution.Run.Engine.Identity.NewId(), name, execution.Input<IDictionary<string, object?>>("Payload"),
            execution.InstanceId, execution.ActivityId, execution.Number);
        execution.Run.AddBookmark(execution, TaskReport.Key(request.TaskId), null, mayBeMet: false);
        execution.SetOutput("TaskId", request.TaskId);
        await execution.Run.Engine.Tasks.RequestAsync(execution.Step, request);
        execution.Run.Engine.Notify(execution.Step, observer => observer.TaskRequested(request));
    }

    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption)
    {
        execution.SetOutput("Result", resumption.Stimulus.Input?.GetValueOrDefault(TaskReport.ResultName));
        return execution.CompleteAsync();
    }
}
