using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Tasks;

/// <summary>The report that a task is done.</summary>
public static class TaskReport
{
    /// <summary>The input's name in Elsa.</summary>
    public const string ResultName = "RunTaskInput";

    /// <summary>
    /// The stimulus that reports a task done. Resume with <c>keep: false</c>: a second report finds nothing waiting and is ignored.
    /// </summary>
    public static Stimulus Of(string taskId, object? result) =>
        new(Key(taskId), new Dictionary<string, object?>(StringComparer.Ordinal) { [ResultName] = result });

    internal static StimulusKey Key(string taskId) => new(RunTask.TypeName, taskId);
}
