using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>An instance as Studio's list and viewer read it (contract 3.8, 3.9).</summary>
internal static class InstanceDocument
{
    public static JsonObject Summary(ListedInstance row)
    {
        var summary = new JsonObject
        {
            ["id"] = row.Id,
            ["definitionId"] = row.DefinitionId,
            ["definitionVersionId"] = row.DefinitionVersionId,
            ["version"] = row.DefinitionVersion,
            ["status"] = row.Status,
            ["subStatus"] = row.SubStatus,
            ["incidentCount"] = row.IncidentCount,
            ["isSystem"] = false,
            ["createdAt"] = row.CreatedAt,
            ["updatedAt"] = row.UpdatedAt,
        };
        AddWhereKnown(summary, "correlationId", row.CorrelationId);
        AddWhereKnown(summary, "name", row.Name);
        AddWhereKnown(summary, "parentWorkflowInstanceId", row.ParentInstanceId);
        AddWhereKnown(summary, "finishedAt", row.FinishedAt);
        return summary;
    }

    public static JsonObject Of(InstanceView view)
    {
        var document = Summary(ListedInstance.Of(view.Row));
        document["workflowState"] = State(view);
        return document;
    }

    private static JsonObject State(InstanceView view)
    {
        var state = Summary(ListedInstance.Of(view.Row));
        state.Remove("version");
        state["definitionVersion"] = view.Row.DefinitionVersion;
        state["bookmarks"] = new JsonArray([.. view.Bookmarks.Select(bookmark => Bookmark(view.Row.Id, bookmark))]);
        state["incidents"] = new JsonArray([.. view.Incidents.Select(incident => Incident(view, incident))]);
        state["completionCallbacks"] = new JsonArray();
        state["activityExecutionContexts"] = new JsonArray();
        state["input"] = view.Input.DeepClone();
        state["output"] = view.Output.DeepClone();
        state["properties"] = new JsonObject();
        return state;
    }

    private static JsonObject Bookmark(string instanceId, ViewedBookmark bookmark)
    {
        var parts = bookmark.Key.Split('\u001f');
        var payload = new JsonObject { ["stimulus"] = parts[0], ["values"] = new JsonArray([.. parts[1..].Select(part => (JsonNode?)part)]) };
        AddWhereKnown(payload, "dueAt", bookmark.DueAt);
        AddWhereKnown(payload, "taskId", parts is ["Elsa.RunTask", var taskId] ? taskId : null);
        return new()
        {
            ["id"] = bookmark.Id,
            ["name"] = bookmark.Node.Type,
            ["hash"] = string.Join(' ', parts),
            ["payload"] = payload,
            ["activityId"] = bookmark.Node.Id,
            ["activityNodeId"] = bookmark.Node.Path,
            ["activityInstanceId"] = Executions.ExecutionId.Of(instanceId, bookmark.Execution),
            ["autoBurn"] = true,
        };
    }

    private static JsonObject Incident(InstanceView view, Incident incident) => new()
    {
        ["activityId"] = incident.ActivityId,
        ["activityNodeId"] = view.Graph.Find(incident.ActivityId)?.Path ?? incident.ActivityId,
        ["activityType"] = incident.ActivityType,
        ["message"] = incident.Message,
        ["exception"] = Fault(incident),
        ["timestamp"] = incident.At,
    };

    /// <summary>An incident as an exception without a trace: where in the program it was is nothing for a designer.</summary>
    public static JsonObject Fault(Incident incident)
    {
        var fault = new JsonObject { ["type"] = incident.ExceptionType ?? nameof(Exception), ["message"] = incident.Message, ["stackTrace"] = "" };
        if (incident.InnerMessage is { } inner)
        {
            fault["innerException"] = new JsonObject { ["type"] = incident.InnerType ?? nameof(Exception), ["message"] = inner, ["stackTrace"] = "" };
        }

        return fault;
    }

    private static void AddWhereKnown<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
        {
            json[name] = JsonValue.Create(value);
        }
    }
}
