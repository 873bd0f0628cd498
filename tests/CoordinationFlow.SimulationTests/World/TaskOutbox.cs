using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>Writes each task that a flow asks for into the asking step.</summary>
internal sealed class TaskOutbox : ITaskRequests
{
    public ValueTask RequestAsync(Step step, TaskRequest request)
    {
        step.Transaction.Insert(SentTaskRow.Table, new SentTaskRow { Id = request.TaskId });
        return ValueTask.CompletedTask;
    }
}
