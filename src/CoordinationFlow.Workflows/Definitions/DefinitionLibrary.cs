using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Soundness;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>
/// The stored definitions, version by version: import, publish, and the compiled graph of a version, compiled once and cached by its id.
/// Works inside a given step and commits nothing. Thread-safe; a step is not.
/// </summary>
public sealed class DefinitionLibrary(ActivityCatalog catalog, ExpressionCatalog expressions, IIdentity identity, OutputConverters? converters = null)
{
    private readonly GraphCompiler _compiler = new(catalog, expressions, converters ?? OutputConverters.None);
    private readonly GraphCache _cache = new();

    /// <summary>What is wrong with a definition, as publishing it now would say.</summary>
    public async ValueTask<ImmutableArray<Problem>> CheckAsync(Step step, string json)
    {
        var problems = new List<Problem>();
        if (DefinitionReader.Read(json, problems) is { } definition)
        {
            var compilation = await CompileAsync(step, definition, "", definition.Version, []);
            problems.AddRange(ShapeCheck.Beside(problems, compilation.Problems));
        }

        return [.. problems];
    }

    /// <summary>
    /// Adds a new version. It is published at once if asked and if nothing is wrong with it; with problems it is stored as a draft
    /// where it can be read at all, unless it was to be published: then nothing is stored.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="json">The definition file.</param>
    /// <param name="options">Whether to publish, and whose it is.</param>
    public async ValueTask<ImportOutcome> ImportAsync(Step step, string json, ImportOptions options)
    {
        var problems = new List<Problem>();
        json = options.FillsMissingId ? MissingId.Fill(json, identity.NewId) : json;
        if (DefinitionReader.Read(json, problems) is not { } definition)
        {
            return new(null, [.. problems]);
        }

        var compilation = await CompileAsync(step, definition, "", definition.Version, []);
        problems.AddRange(ShapeCheck.Beside(problems, compilation.Problems));
        if (options.Publish && problems.Exists(problem => !problem.IsWarning) && !options.EvenWithProblems)
        {
            return new(null, [.. problems]);
        }

        var others = await DefinitionRows.VersionsAsync(step, definition.DefinitionId);
        var row = new DefinitionVersionRow
        {
            Id = await FreeIdAsync(step, definition.VersionId),
            DefinitionId = definition.DefinitionId,
            Version = others.Count == 0 ? (options.KeepsNumber ? definition.Version : 1) : others.Max(other => other.Version) + 1,
            Name = definition.Name,
            Description = definition.Description,
            IsReadonly = definition.IsReadonly,
            ToolVersion = definition.ToolVersion,
            IsLatest = true,
            IsPublished = options.Publish,
            UsableAs = definition.UsableAs,
            Json = json,
            ContentHash = CanonicalJson.HashOf(json),
            Origin = options.Origin,
            CreatedAt = step.At,
            FixedAt = options.Publish ? step.At : null,
        };
        foreach (var other in others.Where(other => other.IsLatest || (options.Publish && other.IsPublished)))
        {
            step.Transaction.Update(DefinitionVersionRow.Table, other with { IsLatest = false, IsPublished = other.IsPublished && !options.Publish });
        }

        step.Transaction.Insert(DefinitionVersionRow.Table, row);
        return new(row, [.. problems]);
    }

    /// <summary>Publishes a stored version; the one that was published is so no more, its instances go on. Problems that are more than warnings: nothing was done.</summary>
    public async ValueTask<ImportOutcome> PublishAsync(Step step, string versionId)
    {
        var row = await FindAsync(step, versionId);
        var problems = await CheckAsync(step, row.Json);
        if (problems.Any(problem => !problem.IsWarning))
        {
            return new(row, problems);
        }

        foreach (var other in await DefinitionRows.VersionsAsync(step, row.DefinitionId))
        {
            if (other.Id != row.Id && other.IsPublished)
            {
                step.Transaction.Update(DefinitionVersionRow.Table, other with { IsPublished = false });
            }
        }

        row = row with { IsPublished = true, FixedAt = row.FixedAt ?? step.At };
        step.Transaction.Update(DefinitionVersionRow.Table, row);
        return new(row, problems);
    }

    /// <summary>The graph of the published version. Throws <see cref="DefinitionNotFoundException"/>.</summary>
    public async ValueTask<Graph> PublishedAsync(Step step, string definitionId)
    {
        var row = await DefinitionRows.PublishedAsync(step, definitionId) ?? throw new DefinitionNotFoundException(definitionId);
        return _cache.Find(row.Id) is { } known && await new UsedWorkflows(catalog, step, []).AreThoseOfAsync(known)
            ? known
            : await LoadAsync(step, row, []);
    }

    /// <summary>
    /// The graph of a version; <paramref name="parts"/> names the versions of the workflows used in it that a running instance began
    /// with. Throws <see cref="DefinitionNotFoundException"/>.
    /// </summary>
    public async ValueTask<Graph> VersionAsync(Step step, string versionId, params string[] parts) =>
        _cache.Find(versionId, parts) ?? await LoadAsync(step, await FindAsync(step, versionId), parts);

    private async ValueTask<Graph> LoadAsync(Step step, DefinitionVersionRow row, string[] parts)
    {
        var definition = DefinitionReader.Read(row.Json, []) ?? throw new DefinitionNotFoundException(row.DefinitionId);
        var compilation = await CompileAsync(step, definition, row.Id, row.Version, parts);
        return row.IsPublished || parts.Length > 0 ? _cache.Add(compilation.Graph) : compilation.Graph;
    }

    private async ValueTask<Compilation> CompileAsync(Step step, Definition definition, string versionId, int version, string[] parts)
    {
        var used = new UsedWorkflows(catalog, step, parts);
        await used.CollectAsync(definition);
        return _compiler.Compile(definition, versionId, version, used.Found);
    }

    private static async ValueTask<DefinitionVersionRow> FindAsync(Step step, string versionId) =>
        await DefinitionRows.FindAsync(step, versionId) ?? throw new DefinitionNotFoundException(versionId);

    private async ValueTask<string> FreeIdAsync(Step step, string wanted) =>
        wanted.Length == 0 || await DefinitionRows.FindAsync(step, wanted) is not null ? identity.NewId() : wanted;
}
