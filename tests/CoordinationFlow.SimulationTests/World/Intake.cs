using CoordinationFlow.SimulationTests.Mutations;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>Takes a message in: its effect and the row that it was received are one transaction.</summary>
internal static class Intake
{
    public static async Task ReceiveAsync(Node node, Message message, Mutation mutation, bool isAgain) =>
        await node.Host.RunAsync(
            async step =>
            {
                var known = await step.Transaction.FindAsync(ReceivedRow.Table, CancellationToken.None, message.Id) is not null;
                if (known && !(isAgain && mutation == Mutation.InboxRowMissingAtRetry))
                {
                    return false;
                }

                var taken = await ApplyAsync(node, step, message);
                if (!known)
                {
                    step.Transaction.Insert(ReceivedRow.Table, new ReceivedRow { Id = message.Id, WasTaken = taken });
                }

                return true;
            },
            CancellationToken.None);

    private static async ValueTask<bool> ApplyAsync(Node node, Step step, Message message)
    {
        switch (message)
        {
            case Message.Begin begin:
                await node.Runtime.StartAsync(step, begin.Request);
                return true;
            case Message.Word word:
                await node.Runtime.ResumeAsync(step, word.Stimulus);
                return true;
            case Message.Report report:
                return (await node.Runtime.ResumeAsync(step, TaskReport.Of(report.TaskId, "done"), keep: false)).Instances.Count > 0;
            case Message.Cancel cancel:
                await node.Runtime.CancelAsync(step, cancel.InstanceId);
                return await step.Transaction.FindAsync(InstanceRow.Table, CancellationToken.None, cancel.InstanceId) is not null;
            default:
                throw new NotSupportedException(message.GetType().Name);
        }
    }
}
