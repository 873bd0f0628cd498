using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>
/// What a designer does with versions: saves a draft, takes one back, rolls back, deletes. A version that was published or run never changes
/// and stays as long as an instance runs on it. Works inside a given step and commits nothing. Thread-safe.
/// </summary>
public sealed class DefinitionDrafts(IIdentity identity)
{
    // What the store says of a version, and not its content.
    private static readonly string[] Facts = ["id", "definitionId", "version", "isLatest", "isPublished", "createdAt", "links", "$schema", "tenantId", "materializerName", "providerName"];

    /// <summary>The hash of a definition's content: equal where two differ only in what the store says of a version.</summary>
    public static string ContentHashOf(string json)
    {
        var content = JsonNode.Parse(json)!.AsObject();
        foreach (var fact in Facts)
        {
            content.Remove(fact);
        }

        return CanonicalJson.HashOf(content.ToJsonString());
    }

    /// <summary>
    /// Saves a draft: the latest version where it may still change, else a new one. Content that the latest version has already changes
    /// nothing. What is wrong with it does not matter yet, unless it cannot be read at all: then no row is given.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="json">The definition; the id of all versions is under <c>definitionId</c>.</param>
    /// <param name="by">Who saves, by name.</param>
    public async ValueTask<ImportOutcome> SaveAsync(Step step, string json, string by)
    {
        var problems = new List<Problem>();
        if (DefinitionReader.Read(json, problems) is not { } definition)
        {
            return new(null, [.. problems]);
        }

        var latest = await DefinitionRows.LatestAsync(step, definition.DefinitionId);
        var hash = ContentHashOf(json);
        if (latest?.ContentHash == hash)
        {
            return new(latest, []);
        }

        if (latest is null or { FixedAt: not null } or { IsPublished: true })
        {
            return new(Add(step, latest, definition, json, by), []);
        }

        var saved = latest with
        {
            Name = definition.Name,
            Description = definition.Description,
            IsReadonly = definition.IsReadonly,
            ToolVersion = definition.ToolVersion,
            UsableAs = definition.UsableAs,
            Json = json,
            ContentHash = hash,
            Origin = DefinitionOrigin.Designer,
            SavedBy = by,
            SavedAt = step.At,
        };
        step.Transaction.Update(DefinitionVersionRow.Table, saved);
        return new(saved, []);
    }

    /// <summary>New instances run it no more; those that run go on. Null: no version is published.</summary>
    public static async ValueTask<DefinitionVersionRow?> RetractAsync(Step step, string definitionId)
    {
        if (await DefinitionRows.PublishedAsync(step, definitionId) is not { } published)
        {
            return null;
        }

        var retracted = published with { IsPublished = false };
        step.Transaction.Update(DefinitionVersionRow.Table, retracted);
        return retracted;
    }

    /// <summary>A new draft with the content of an older version. Null: there is no such version.</summary>
    public async ValueTask<DefinitionVersionRow?> RevertAsync(Step step, string definitionId, int version, string by)
    {
        var versions = await DefinitionRows.VersionsAsync(step, definitionId);
        return versions.FirstOrDefault(row => row.Version == version) is { } old && DefinitionReader.Read(old.Json, []) is { } definition
            ? Add(step, versions[^1], definition with { DefinitionId = definitionId, Name = old.Name }, old.Json, by)
            : null;
    }

    /// <summary>Deletes a definition with all its versions and what is left of its ended instances. Instances that run keep it: how many there are.</summary>
    public static async ValueTask<int> DeleteAsync(Step step, string definitionId)
    {
        var ofIt = InstanceRow.Table.Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, definitionId);
        var running = await step.Transaction.CountAsync(ofIt.Where(nameof(InstanceRow.Status), Comparison.Equal, InstanceStatus.Running), step.CancellationToken);
        if (running > 0)
        {
            return running;
        }

        foreach (var instance in await step.Transaction.QueryAsync(ofIt, step.CancellationToken))
        {
            await InstanceDeletion.DeleteAsync(step, instance);
        }

        foreach (var row in await DefinitionRows.VersionsAsync(step, definitionId))
        {
            step.Transaction.Delete(DefinitionVersionRow.Table, row);
        }

        return 0;
    }

    /// <summary>Deletes one version; the one before it becomes the latest. Instances of it, ended or not, keep it: how many there are.</summary>
    public static async ValueTask<int> DeleteVersionAsync(Step step, DefinitionVersionRow row)
    {
        var instances = await step.Transaction.CountAsync(
            InstanceRow.Table.Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, row.DefinitionId).Where(nameof(InstanceRow.DefinitionVersionId), Comparison.Equal, row.Id),
            step.CancellationToken);
        if (instances > 0)
        {
            return instances;
        }

        step.Transaction.Delete(DefinitionVersionRow.Table, row);
        if (row.IsLatest && await DefinitionRows.LatestAsync(step, row.DefinitionId) is { } before)
        {
            step.Transaction.Update(DefinitionVersionRow.Table, before with { IsLatest = true });
        }

        return 0;
    }

    /// <summary>Notes that a draft is being run: its content stands from now on.</summary>
    public static void Fix(Step step, DefinitionVersionRow row)
    {
        if (row.FixedAt is null)
        {
            step.Transaction.Update(DefinitionVersionRow.Table, row with { FixedAt = step.At });
        }
    }

    private DefinitionVersionRow Add(Step step, DefinitionVersionRow? latest, Definition definition, string json, string by)
    {
        if (latest is not null)
        {
            step.Transaction.Update(DefinitionVersionRow.Table, latest with { IsLatest = false });
        }

        var row = new DefinitionVersionRow
        {
            Id = identity.NewId(),
            DefinitionId = definition.DefinitionId,
            Version = (latest?.Version ?? 0) + 1,
            Name = definition.Name,
            Description = definition.Description,
            IsReadonly = definition.IsReadonly,
            ToolVersion = definition.ToolVersion,
            IsLatest = true,
            IsPublished = false,
            UsableAs = definition.UsableAs,
            Json = json,
            ContentHash = ContentHashOf(json),
            CreatedAt = step.At,
            SavedBy = by,
            SavedAt = step.At,
        };
        step.Transaction.Insert(DefinitionVersionRow.Table, row);
        return row;
    }
}
