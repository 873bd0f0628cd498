using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>A version as lists show it.</summary>
internal static class DefinitionSummary
{
    public static JsonObject Of(DefinitionVersionRow row)
    {
        var file = ElsaJson.ParseObject(row.Json);
        var summary = new JsonObject
        {
            ["id"] = row.Id,
            ["definitionId"] = row.DefinitionId,
            ["name"] = row.Name,
            ["version"] = row.Version,
            ["toolVersion"] = DefinitionDocument.DefaultToolVersion,
            ["isLatest"] = row.IsLatest,
            ["isPublished"] = row.IsPublished,
            ["isReadonly"] = file.Truth("isReadonly"),
            ["isSystem"] = false,
            ["materializerName"] = "Json",
            ["isMaterializerAvailable"] = true,
            ["createdAt"] = row.CreatedAt,
            ["links"] = DefinitionLinks.Of(row.DefinitionId),
        };
        if (file.Text("description") is { } description)
        {
            summary["description"] = description;
        }

        return summary;
    }
}
