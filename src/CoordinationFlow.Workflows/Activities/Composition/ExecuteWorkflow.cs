using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Composition;

/// <summary>Starts an instance of another workflow, which runs at once, in the same step; may wait for its end.</summary>
internal sealed class ExecuteWorkflow : EngineKind
{
    public const string TypeName = "Elsa.ExecuteWorkflow";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Execute workflow",
        Description = "Create a new workflow instance of the specified workflow and execute it.",
        Category = "Composition",
        Inputs = [.. Dispatching.ChildInputs],
        Outputs = [new("Result", "Object", "The child's id, status and output.")],
    };

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var definitionId = execution.Input<string>("WorkflowDefinitionId") ?? "";
        var child = await StartAsync(execution, definitionId);
        if (!execution.Input<bool>("WaitForCompletion") || child.IsEnded)
        {
            execution.SetOutput("Result", ChildEnd.ResultOf(child));
            await execution.CompleteAsync();
            return;
        }

        var key = ChildEnd.Key(TypeName, child.InstanceId);
        (child.AwaitedBy, child.IsTouched) = (key.Hash, true);
        execution.Run.AddBookmark(execution, key, null, mayBeMet: false);
    }

    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption)
    {
        execution.SetOutput("Result", ChildEnd.Result(resumption));
        return execution.CompleteAsync();
    }

    private static async ValueTask<InstanceRun> StartAsync(ActivityExecution execution, string definitionId)
    {
        try
        {
            var report = await execution.Run.Engine.Runtime.StartAsync(execution.Step, new StartRequest(definitionId)
            {
                ParentInstanceId = execution.InstanceId,
                CorrelationId = execution.Input<string>("CorrelationId"),
                Input = Dispatching.InputOf(execution, execution.Input<IDictionary<string, object?>>("Input")),
            });
            return StepRuns.Of(execution.Step).Find(report.Instances[0].InstanceId)!;
        }
        catch (DefinitionNotFoundException)
        {
            throw Dispatching.NotPublished(definitionId);
        }
    }
}
