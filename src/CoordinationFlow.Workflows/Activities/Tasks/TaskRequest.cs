namespace CoordinationFlow.Workflows.Activities;

/// <summary>A task that RunTask asks for.</summary>
/// <param name="TaskId">Names the task in its report; unique.</param>
/// <param name="TaskName">What is to be done.</param>
/// <param name="Payload">What it is to be done with, or null.</param>
/// <param name="InstanceId">Who asks.</param>
/// <param name="ActivityId">The RunTask activity.</param>
/// <param name="Execution">The execution's number in the instance.</param>
public sealed record TaskRequest(
    string TaskId, string TaskName, IDictionary<string, object?>? Payload, string InstanceId, string ActivityId, long Execution);
