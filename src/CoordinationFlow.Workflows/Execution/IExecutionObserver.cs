using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>
/// Watches runs as they happen, before their step is committed: traces, the command line, tests. Registered with the host or enlisted
/// in a step. Must not throw and must not act on the instance. The engine calls it from the step's thread.
/// </summary>
public interface IExecutionObserver
{
    /// <summary>
    /// An execution was Started, Suspended, Resumed, Completed, Faulted or Canceled. The execution's inputs, outputs and outcomes are
    /// those known by now; the object stays readable afterwards.
    /// </summary>
    void Happened(ActivityExecution execution, string what, string? message)
    {
    }

    /// <summary>WriteLine wrote a text (null where it was null).</summary>
    void LineWritten(string instanceId, string? text)
    {
    }

    /// <summary>RunTask asked for a task.</summary>
    void TaskRequested(TaskRequest request)
    {
    }

    /// <summary>An instance has nothing more to do in this step: its variables, outputs, bookmarks and incidents are those that are stored.</summary>
    void Settled(InstanceRun run)
    {
    }
}
