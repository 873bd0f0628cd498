using System.Collections.Immutable;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>Sends a request and runs the activity that stands for the answer's status code.</summary>
internal sealed class SendHttpRequest : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SendHttpRequest",
        DisplayName = "HTTP request",
        Description = "Send an HTTP request.",
        Category = "HTTP",
        IsContainer = true,
        Inputs = HttpCall.Inputs,
        Outputs = HttpCall.Outputs,
    };

    public override object Prepare(NodePreparation preparation)
    {
        preparation.AddPort("unmatchedStatusCode");
        preparation.AddPort("failedToConnect");
        preparation.AddPort("timeout");
        preparation.CheckList("expectedStatusCodes");
        return Fields.Objects(preparation.Json["expectedStatusCodes"])
            .Select(expected => (Status: Fields.Whole(expected, "statusCode") ?? 0, Activity: preparation.AddChild(expected["activity"] as System.Text.Json.Nodes.JsonObject)))
            .ToImmutableArray();
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => self.CompleteAsync();

    /// <summary>The activities that may run, one of them or none.</summary>
    public static IEnumerable<Node?> Branches(Node node) => Cases(node).Select(each => each.Activity).Concat(node.Ports.Values);

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var (status, isLate) = await HttpCall.SendAsync(execution);
        var expected = Cases(execution.Node).FirstOrDefault(each => each.Status == status);
        var next = status is null ? execution.Node.Port(isLate ? "timeout" : "failedToConnect")
            : expected.Status == status ? expected.Activity
            : execution.Node.Port("unmatchedStatusCode");
        if (next is null)
        {
            await execution.CompleteAsync();
            return;
        }

        execution.Schedule(next);
    }

    private static ImmutableArray<(int Status, Node? Activity)> Cases(Node node) => (ImmutableArray<(int Status, Node? Activity)>)node.Prepared!;
}
