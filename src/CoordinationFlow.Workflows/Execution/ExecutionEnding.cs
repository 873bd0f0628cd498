using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>How an execution ends: completed, cancelled or faulted, and what its container hears of it.</summary>
internal static class ExecutionEnding
{
    private static readonly string[] Done = ["Done"];

    public static async ValueTask CompleteAsync(ActivityExecution execution, string[] outcomes)
    {
        if (!execution.IsLive)
        {
            return;
        }

        CheckHandled(execution, outcomes);
        await CancelChildrenAsync(execution);
        if (execution.Status == ActivityStatus.Completed)
        {
            // A flowchart that lost its last branch just now has completed itself meanwhile; Elsa logs it again.
            execution.Run.Log(execution, "Completed");
            return;
        }

        execution.Status = ActivityStatus.Completed;
        execution.Outcomes = outcomes.Length > 0 ? outcomes : null;
        execution.Run.RemoveBookmarks(execution);
        execution.Run.Log(execution, "Completed", null, outcomes.Length == 0 ? null : new JsonObject
        {
            ["outcomes"] = new JsonArray([.. outcomes.Select(outcome => (JsonNode?)outcome)]),
        });
        var parent = execution.Parent;
        parent?.Children.Remove(execution);
        if (parent is not { IsLive: true } || execution.Run.IsEnded || parent.Node.Kind is not EngineKind container)
        {
            return;
        }

        try
        {
            await container.ChildCompletedAsync(parent, execution, execution.Outcomes ?? Done);
        }
        catch (Exception failure) when (!ActivityInvocation.IsForOwner(failure, parent))
        {
            await FaultAsync(parent, failure);
        }
    }

    public static async ValueTask CancelAsync(ActivityExecution execution)
    {
        if (execution.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
        {
            return;
        }

        execution.Status = ActivityStatus.Canceled;
        execution.Run.RemoveBookmarks(execution);
        execution.Run.Log(execution, "Canceled");
        await execution.Node.Kind.CancelAsync(execution);
        if (execution.Parent is { IsLive: true } parent && parent.Node.Kind is EngineKind container)
        {
            await container.ChildCanceledAsync(parent, execution);
        }

        await CancelChildrenAsync(execution);
        execution.Parent?.Children.Remove(execution);
    }

    /// <summary>Cancels a branch by its container's word: what it contains is logged before it, as Elsa does there.</summary>
    public static async ValueTask CancelBranchAsync(ActivityExecution execution)
    {
        if (execution.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
        {
            return;
        }

        execution.Status = ActivityStatus.Canceled;
        foreach (var child in execution.Children.ToArray())
        {
            await CancelBranchAsync(child);
        }

        execution.Run.RemoveBookmarks(execution);
        execution.Run.Log(execution, "Canceled");
        await execution.Node.Kind.CancelAsync(execution);
        execution.Parent?.Children.Remove(execution);
        if (execution.Parent is { IsLive: true } parent && parent.Node.Kind is EngineKind container)
        {
            await container.ChildCanceledAsync(parent, execution);
        }
    }

    public static async ValueTask FaultAsync(ActivityExecution execution, Exception failure)
    {
        var run = execution.Run;
        execution.Status = ActivityStatus.Faulted;
        run.RemoveBookmarks(execution);
        run.OpenIncidents.Add(new(execution.Node.Id, execution.Node.Type, execution.Number, failure.Message, run.Step.At)
        {
            ActivityName = execution.Node.Name,
            ExceptionType = failure.GetType().Name,
            InnerType = failure.InnerException?.GetType().Name,
            InnerMessage = failure.InnerException?.Message,
        });
        run.Log(execution, "Faulted", failure.Message);
        if (!run.Graph.Definition.ContinuesWithIncidents)
        {
            await run.EndAsync(InstanceStatus.Faulted);
            return;
        }

        await CancelChildrenAsync(execution);
    }

    private static async ValueTask CancelChildrenAsync(ActivityExecution execution)
    {
        foreach (var child in execution.Children.ToArray())
        {
            await CancelAsync(child);
        }
    }

    // A port that must be handled and leads nowhere alarms, instead of ending the path without a word.
    private static void CheckHandled(ActivityExecution execution, string[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (execution.Node.Kind.Descriptor.MustHandle.Contains(outcome) && execution.Node.ConnectedPorts?.Contains(outcome) != true)
            {
                throw new UnhandledOutcomeException(execution.Node.Name ?? execution.Node.Id, outcome);
            }
        }
    }
}
