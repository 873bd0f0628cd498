using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Merges branches of a flowchart; which it waits for is its mode.</summary>
internal sealed class FlowJoin : EngineKind
{
    public const string WaitAny = "WaitAny";
    public const string WaitAll = "WaitAll";
    public const string WaitAllActive = "WaitAllActive";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowJoin",
        DisplayName = "Join",
        Description = "Explicitly merge multiple branches into a single branch of execution.",
        Category = "Branching",
        Inputs =
        [
            new("Mode", "String", "WaitAny goes on with the first branch and cancels the others; WaitAll needs every branch; WaitAllActive those that were taken.")
            {
                UiHint = "dropdown", Choices = [WaitAny, WaitAll, WaitAllActive], DefaultValue = WaitAny,
            },
        ],
    };

    /// <summary>The mode of a join that is not running yet.</summary>
    public static string ModeOf(ActivityExecution flowchart, Node join) =>
        join.Inputs.TryGetValue("Mode", out var mode)
            ? ValueConverter.To<string>(mode.Evaluate(flowchart.Scope, flowchart.CancellationToken)) ?? WaitAny
            : WaitAny;

    /// <summary>Cancels what still runs before the join.</summary>
    public static async ValueTask CancelInboundAsync(ActivityExecution flowchart, FlowGraph graph, Node join)
    {
        var before = graph.Ancestors(join);
        foreach (var execution in flowchart.Children.Where(child => before.Contains(child.Node)).ToArray())
        {
            await ExecutionEnding.CancelBranchAsync(execution);
        }
    }

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Parent?.Node.Prepared is FlowGraph graph)
        {
            await CancelInboundAsync(execution.Parent, graph, execution.Node);
        }

        await execution.CompleteAsync();
    }
}
