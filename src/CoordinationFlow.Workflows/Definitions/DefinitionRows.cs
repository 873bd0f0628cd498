using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>The stored versions of definitions, as a step reads them.</summary>
public static class DefinitionRows
{
    /// <summary>All versions of a definition, oldest first.</summary>
    public static ValueTask<IReadOnlyList<DefinitionVersionRow>> VersionsAsync(Step step, string definitionId) =>
        step.Transaction.QueryAsync(
            DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.Equal, definitionId)
                .OrderBy(nameof(DefinitionVersionRow.Version)),
            step.CancellationToken);

    /// <summary>All versions of a definition, oldest first, as lists show them.</summary>
    public static ValueTask<IReadOnlyList<ListedVersion>> ListAsync(Step step, string definitionId) =>
        step.Transaction.QueryAsync(
            ListedVersion.Table.Where(nameof(ListedVersion.DefinitionId), Comparison.Equal, definitionId).OrderBy(nameof(ListedVersion.Version)), step.CancellationToken);

    /// <summary>The version that no later one follows, or null.</summary>
    public static async ValueTask<DefinitionVersionRow?> LatestAsync(Step step, string definitionId)
    {
        var rows = await step.Transaction.QueryAsync(
            DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.Equal, definitionId)
                .OrderBy(nameof(DefinitionVersionRow.Version), descending: true).Take(1),
            step.CancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The version of that id, or null.</summary>
    public static ValueTask<DefinitionVersionRow?> FindAsync(Step step, string versionId) =>
        step.Transaction.FindAsync(DefinitionVersionRow.Table, step.CancellationToken, versionId);

    /// <summary>The version that new instances run, or null.</summary>
    public static async ValueTask<DefinitionVersionRow?> PublishedAsync(Step step, string definitionId)
    {
        var rows = await step.Transaction.QueryAsync(
            DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.Equal, definitionId)
                .Where(nameof(DefinitionVersionRow.IsPublished), Comparison.Equal, true),
            step.CancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The published versions of all definitions, by definition id, as lists show them.</summary>
    public static ValueTask<IReadOnlyList<ListedVersion>> PublishedAsync(Step step) =>
        step.Transaction.QueryAsync(
            ListedVersion.Table.Where(nameof(ListedVersion.IsPublished), Comparison.Equal, true).OrderBy(nameof(ListedVersion.DefinitionId)),
            step.CancellationToken);
}
