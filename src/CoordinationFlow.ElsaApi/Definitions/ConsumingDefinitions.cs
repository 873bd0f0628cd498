using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Definitions in which another one is used as an activity.</summary>
internal static class ConsumingDefinitions
{
    /// <summary>The latest versions that use it.</summary>
    public static async ValueTask<IReadOnlyList<DefinitionVersionRow>> OfAsync(Step step, string definitionId)
    {
        var candidates = await step.Transaction.QueryAsync(
            DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.IsLatest), Comparison.Equal, true).Where(nameof(DefinitionVersionRow.Json), Comparison.Contains, "workflowDefinitionId"),
            step.CancellationToken);
        return [.. candidates.Where(row => row.DefinitionId != definitionId && Uses(row, definitionId))];
    }

    private static bool Uses(DefinitionVersionRow row, string definitionId)
    {
        var uses = false;
        RootDocument.Walk(ElsaJson.ParseObject(row.Json)["root"], "", (activity, _) => uses |= activity.Text("workflowDefinitionId") == definitionId);
        return uses;
    }
}
