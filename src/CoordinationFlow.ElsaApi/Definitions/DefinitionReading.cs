using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.ActivityDescriptors;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Finds versions and gives them as documents. Thread-safe.</summary>
internal sealed class DefinitionReading(DefinitionLibrary library, ActivityTypes types)
{
    /// <summary>The version that is meant, the highest where several are. Null: there is none.</summary>
    public static async ValueTask<DefinitionVersionRow?> FindAsync(Step step, string definitionId, string? versionOptions)
    {
        var list = new DefinitionList(versionOptions, [definitionId], [], "", "Version", true, null);
        return (await list.AnswerAsync(step)).Rows.MaxBy(row => row.Version) is { } listed ? await DefinitionRows.FindAsync(step, listed.Id) : null;
    }

    /// <summary>The document of a version.</summary>
    public async ValueTask<JsonObject> DocumentAsync(Step step, DefinitionVersionRow row)
    {
        var workflows = await UsableWorkflows.DescribeAsync(step);
        var graph = await library.VersionAsync(step, row.Id);
        return DefinitionDocument.Of(row, types, workflows.Select(workflow => (workflow.TypeName, workflow.Version)).ToHashSet(), graph.Root.Id);
    }
}
