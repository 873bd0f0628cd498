using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Published workflows that a designer may use as activities.</summary>
public static class UsableWorkflows
{
    /// <summary>Them as kinds of activity, to be shown beside those of <see cref="ActivityCatalog"/>.</summary>
    public static async ValueTask<ImmutableArray<ActivityDescriptor>> DescribeAsync(Step step)
    {
        var usable = ImmutableArray.CreateBuilder<ActivityDescriptor>();
        foreach (var row in await DefinitionRows.PublishedAsync(step))
        {
            if (DefinitionReader.Read(row.Json, []) is { UsableAsActivity: true } definition)
            {
                usable.Add(PublishedWorkflow.Describe(definition.ActivityTypeName, definition) with { Version = row.Version });
            }
        }

        return usable.ToImmutable();
    }
}
