using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>
/// Finds the published workflows that a definition uses as activities, and those that they use: by the version that the activity
/// names, else the published version. A running instance names the versions it began with.
/// </summary>
internal sealed class UsedWorkflows(ActivityCatalog catalog, Step step, string[] parts)
{
    private readonly Dictionary<WorkflowReference, UsedWorkflow> _found = [];

    public IReadOnlyDictionary<WorkflowReference, UsedWorkflow> Found => _found;

    public async ValueTask CollectAsync(Definition definition)
    {
        foreach (var reference in WorkflowReference.Within(definition.Root, type => catalog.Find(type) is not null).Distinct().ToArray())
        {
            if (_found.ContainsKey(reference) || await FindAsync(reference) is not { } row || DefinitionReader.Read(row.Json, []) is not { } used)
            {
                continue;
            }

            _found.Add(reference, new(row.Id, used with { Version = row.Version }));
            await CollectAsync(used);
        }
    }

    /// <summary>Whether each name of a compiled graph still leads to the version that it led to.</summary>
    public async ValueTask<bool> AreThoseOfAsync(Graph graph)
    {
        foreach (var (reference, versionId) in graph.Uses)
        {
            if ((await FindAsync(reference))?.Id != versionId)
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<DefinitionVersionRow?> FindAsync(WorkflowReference reference)
    {
        foreach (var part in parts)
        {
            if (await DefinitionRows.FindAsync(step, part) is { } begun && (begun.DefinitionId == reference.DefinitionId || IsNamed(begun.Name, reference)))
            {
                return begun;
            }
        }

        var named = reference.VersionId is { } versionId ? await DefinitionRows.FindAsync(step, versionId) : null;
        if (named is not null && named.DefinitionId == reference.DefinitionId)
        {
            return named;
        }

        var published = reference.DefinitionId is { } definitionId ? await DefinitionRows.PublishedAsync(step, definitionId) : null;
        return published ?? ((await DefinitionRows.PublishedAsync(step)).FirstOrDefault(row => IsNamed(row.Name, reference)) is { } listed ? await DefinitionRows.FindAsync(step, listed.Id) : null);
    }

    private static bool IsNamed(string name, WorkflowReference reference) => PascalCase.Of(name) == reference.TypeName;
}
