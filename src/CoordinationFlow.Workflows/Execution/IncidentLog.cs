using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>Tells operators of incidents once their step is committed; what it says leads to the instance, where the message stands.</summary>
internal sealed class IncidentLog(ILogger logger) : IExecutionObserver
{
    public void Happened(ActivityExecution execution, string what, string? message)
    {
        if (what == "Faulted")
        {
            var (instance, definition, node) = (execution.InstanceId, execution.DefinitionId, execution.Node);
            execution.Step.Transaction.OnCommitted(() => Log.IncidentRaised(logger, instance, definition, node.Id, node.Type));
        }
    }
}
