using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>A published workflow as an activity names it: by the version's id, else by the definition's, else by the activity type alone.</summary>
internal sealed record WorkflowReference(string TypeName, string? DefinitionId, string? VersionId)
{
    public static WorkflowReference Of(JsonObject activity) => new(
        Fields.Text(activity, "type") ?? "",
        Fields.Text(activity, "workflowDefinitionId"),
        Fields.Text(activity, "workflowDefinitionVersionId"));

    /// <summary>All activities below that are of a kind that the catalog does not know.</summary>
    public static IEnumerable<WorkflowReference> Within(JsonNode? json, Func<string, bool> isKnown)
    {
        if (json is JsonArray list)
        {
            return list.SelectMany(item => Within(item, isKnown));
        }

        if (json is not JsonObject fields)
        {
            return [];
        }

        var below = fields.Where(member => member.Key is not ("metadata" or "customProperties" or "expression"))
            .SelectMany(member => Within(member.Value, isKnown));
        return Fields.Text(fields, "type") is { } type && fields.ContainsKey("id") && !isKnown(type) ? below.Prepend(Of(fields)) : below;
    }
}

/// <summary>A published workflow that is used as an activity.</summary>
internal sealed record UsedWorkflow(string VersionId, Definition Definition);
