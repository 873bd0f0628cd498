using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>A version as lists show it.</summary>
internal static class DefinitionSummary
{
    public static JsonObject Of(ListedVersion row)
    {
        var summary = new JsonObject
        {
            ["id"] = row.Id,
            ["definitionId"] = row.DefinitionId,
            ["name"] = row.Name,
            ["version"] = row.Version,
            ["toolVersion"] = DefinitionDocument.ToolVersionOf(row.ToolVersion),
            ["isLatest"] = row.IsLatest,
            ["isPublished"] = row.IsPublished,
            ["isReadonly"] = row.IsReadonly,
            ["isSystem"] = false,
            ["materializerName"] = "Json",
            ["isMaterializerAvailable"] = true,
            ["createdAt"] = row.CreatedAt,
            ["links"] = DefinitionLinks.Of(row.DefinitionId),
        };
        if (row.Description is { } description)
        {
            summary["description"] = description;
        }

        return summary;
    }
}
