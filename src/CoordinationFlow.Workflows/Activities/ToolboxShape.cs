using System.Collections.Immutable;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Outputs;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>How a designer's tool draws a kind of activity, as the kind itself shows it: nothing is listed twice.</summary>
/// <param name="EmbeddedPorts">The properties that hold one activity each, such as <c>then</c> or <c>body</c>.</param>
/// <param name="IsTerminal">Whether nothing follows it.</param>
public sealed record ToolboxShape(ImmutableArray<string> EmbeddedPorts, bool IsTerminal)
{
    /// <summary>The shape of a kind.</summary>
    public static ToolboxShape Of(ActivityKind kind)
    {
        if (kind is not EngineKind engine)
        {
            return new([], false);
        }

        // The kind prepares an activity without content: what it looks for is what it can hold.
        var building = new GraphBuilding(new ActivityCatalog([]), new ExpressionCatalog([]), OutputConverters.None, new Dictionary<WorkflowReference, UsedWorkflow>());
        var empty = new Definition { Json = "{}", DefinitionId = "", VersionId = "", Version = 1, Name = "", Root = [] };
        var preparation = new NodePreparation(building, new Node(0, null, kind.Descriptor.TypeName, kind), [], empty, []);
        engine.Prepare(preparation);
        return new([.. preparation.PortsAskedFor.Distinct()], engine.IsTerminal);
    }
}
