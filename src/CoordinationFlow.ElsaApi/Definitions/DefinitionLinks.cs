using System.Text.Json.Nodes;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>What a caller may do with a definition and with the list: Studio's only model of rights. Whoever gets here may do all of it.</summary>
internal static class DefinitionLinks
{
    private const string Definitions = "/workflow-definitions";

    public static JsonArray Of(string definitionId)
    {
        var own = $"{Definitions}/{definitionId}";
        return
        [
            Link("self", "GET", $"{Definitions}/by-definition-id/{definitionId}"), Link("publish", "POST", $"{own}/publish"), Link("retract", "POST", $"{own}/retract"),
            Link("delete", "DELETE", own), Link("execute", "POST", $"{own}/execute"), Link("export", "GET", $"{own}/export"),
        ];
    }

    public static JsonArray OfList() =>
    [
        Link("self", "GET", Definitions), Link("create", "POST", Definitions), Link("import", "POST", $"{Definitions}/import"),
        Link("bulk-publish", "POST", "/bulk-actions/publish/workflow-definitions/by-definition-ids"), Link("bulk-retract", "POST", "/bulk-actions/retract/workflow-definitions/by-definition-ids"),
        Link("bulk-delete", "POST", "/bulk-actions/delete/workflow-definitions/by-definition-id"),
    ];

    private static JsonObject Link(string rel, string method, string href) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
