using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Tasks;

/// <summary>
/// Takes the tasks that RunTask asks for, inside the step that asks: what it writes to the step's transaction (an outbox row, say)
/// is committed with the bookmark. The default takes them nowhere. Thread-safe.
/// </summary>
public interface ITaskRequests
{
    /// <summary>A task is asked for. Its result comes back by <see cref="TaskReport.Of"/> through <see cref="IWorkflowRuntime.ResumeAsync"/>.</summary>
    ValueTask RequestAsync(Step step, TaskRequest request);
}

/// <summary>Takes tasks nowhere; observers still see them.</summary>
public sealed class NoTaskRequests : ITaskRequests
{
    /// <inheritdoc/>
    public ValueTask RequestAsync(Step step, TaskRequest request) => ValueTask.CompletedTask;
}
