using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Published workflows that a designer may use as activities.</summary>
public static class UsableWorkflows
{
    /// <summary>Them as kinds of activity, to be shown beside those of <see cref="ActivityCatalog"/>; the older versions that a definition may still name come after the published one.</summary>
    public static async ValueTask<ImmutableArray<UsableWorkflow>> DescribeAsync(Step step)
    {
        var rows = await step.Transaction.QueryAsync(
            DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.UsableAs), Comparison.NotEqual, null)
                .OrderBy(nameof(DefinitionVersionRow.UsableAs)).OrderBy(nameof(DefinitionVersionRow.Version)),
            step.CancellationToken);
        var published = rows.Where(row => row.IsPublished).Select(row => row.DefinitionId).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(row => published.Contains(row.DefinitionId)).OrderByDescending(row => row.IsPublished).Select(Read).OfType<UsableWorkflow>()];
    }

    private static UsableWorkflow? Read(DefinitionVersionRow row) =>
        DefinitionReader.Read(row.Json, []) is { UsableAsActivity: true } definition
            ? new(row.DefinitionId, row.Id, row.IsPublished, PublishedWorkflow.Describe(definition.ActivityTypeName, definition) with { Version = row.Version })
            : null;
}

/// <summary>A version of a published workflow that is a kind of activity too.</summary>
public sealed record UsableWorkflow(string DefinitionId, string VersionId, bool IsPublished, ActivityDescriptor Descriptor)
{
    /// <summary>The type name by which a definition uses it.</summary>
    public string TypeName => Descriptor.TypeName;

    /// <summary>The version's number.</summary>
    public int Version => Descriptor.Version;
}
