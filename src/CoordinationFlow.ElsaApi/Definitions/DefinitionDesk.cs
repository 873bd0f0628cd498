using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>
/// What designers do with definitions, each in one step with its entry in the system's audit chain. Throws <see cref="ElsaProblemException"/>
/// where nothing was done. Thread-safe.
/// </summary>
internal sealed class DefinitionDesk(DefinitionLibrary library, DefinitionDrafts drafts, SystemAudit audit, ICallerAccessor callers, IIdentity identity)
{
    /// <summary>Saves what a designer has before the eyes, and publishes it if asked. A definition with problems is saved and never published.</summary>
    public async ValueTask<DefinitionVersionRow> SaveAsync(Step step, JsonObject posted, bool publish)
    {
        var definitionId = posted.Text("definitionId") is { Length: > 0 } given ? given : identity.NewId();
        var latest = await DefinitionRows.LatestAsync(step, definitionId);
        var definition = PostedDefinition.Tidy(posted, latest);
        definition["definitionId"] = definitionId;
        definition["name"] ??= definitionId;
        RefuseOutdated(posted, definition, latest);
        var outcome = await drafts.SaveAsync(step, definition.ToJsonString(ElsaJson.Options), callers.Required.Name);
        var row = outcome.Row ?? throw new ElsaProblemException(Say(outcome.Problems));
        if (row.ContentHash != latest?.ContentHash)
        {
            await AuditAsync(step, "definition.saved", row);
        }

        return publish ? await PublishAsync(step, row) : row;
    }

    /// <summary>Makes it the version that new instances run.</summary>
    public async ValueTask<DefinitionVersionRow> PublishAsync(Step step, DefinitionVersionRow row)
    {
        if (row.IsPublished)
        {
            return row;
        }

        var outcome = await library.PublishAsync(step, row.Id);
        RefuseProblems(outcome.Problems);
        await AuditAsync(step, "definition.published", outcome.Row!);
        return outcome.Row!;
    }

    /// <summary>New instances run none of its versions. Null: none was published.</summary>
    public async ValueTask<DefinitionVersionRow?> RetractAsync(Step step, string definitionId)
    {
        var row = await DefinitionDrafts.RetractAsync(step, definitionId);
        if (row is not null)
        {
            await AuditAsync(step, "definition.retracted", row);
        }

        return row;
    }

    /// <summary>A new draft like an older version. Null: there is none such.</summary>
    public async ValueTask<DefinitionVersionRow?> RevertAsync(Step step, string definitionId, int version)
    {
        var row = await drafts.RevertAsync(step, definitionId, version, callers.Required.Name);
        if (row is not null)
        {
            await AuditAsync(step, "definition.saved", row);
        }

        return row;
    }

    /// <summary>Deletes a definition. False: there is none.</summary>
    public async ValueTask<bool> DeleteAsync(Step step, string definitionId)
    {
        if (await DefinitionRows.LatestAsync(step, definitionId) is not { } latest)
        {
            return false;
        }

        var running = await DefinitionDrafts.DeleteAsync(step, definitionId);
        if (running > 0)
        {
            throw new ElsaProblemException($"{running} instances of '{latest.Name}' still run. Cancel them first, or retract the definition.");
        }

        await AuditAsync(step, "definition.deleted", latest);
        return true;
    }

    /// <summary>Deletes a version. False: there is none.</summary>
    public async ValueTask<bool> DeleteVersionAsync(Step step, string versionId)
    {
        if (await DefinitionRows.FindAsync(step, versionId) is not { } row)
        {
            return false;
        }

        if (row.IsPublished)
        {
            throw new ElsaProblemException($"Version {row.Version} of '{row.Name}' is published. Retract it first.");
        }

        var instances = await DefinitionDrafts.DeleteVersionAsync(step, row);
        if (instances > 0)
        {
            throw new ElsaProblemException($"{instances} instances began with version {row.Version} of '{row.Name}', which is therefore kept.");
        }

        await AuditAsync(step, "definition.version-deleted", row);
        return true;
    }

    /// <summary>Refuses what a definition with these problems may not do; warnings refuse nothing. Throws <see cref="ElsaProblemException"/>.</summary>
    public static void RefuseProblems(IEnumerable<Problem> problems)
    {
        var grave = problems.Where(problem => !problem.IsWarning).ToArray();
        if (grave.Length > 0)
        {
            throw new ElsaProblemException(Say(grave));
        }
    }

    /// <summary>Sentences for what is wrong, each with the activity that it concerns.</summary>
    private static IReadOnlyList<string> Say(IEnumerable<Problem> problems) =>
        [.. problems.Select(problem => (problem.ActivityName ?? problem.ActivityId) is { } activity ? $"{activity}: {problem.Message}" : problem.Message)];

    /// <summary>Two designers have one definition open: the second save overwrites nothing. A repeated save of the same content is no conflict.</summary>
    private static void RefuseOutdated(JsonObject posted, JsonObject definition, DefinitionVersionRow? latest)
    {
        var stamp = RevisionStamp.Read(posted);
        if (latest is null || stamp is null || stamp == RevisionStamp.Of(latest) || DefinitionDrafts.ContentHashOf(definition.ToJsonString(ElsaJson.Options)) == latest.ContentHash)
        {
            return;
        }

        var when = TimeZoneInfo.ConvertTime(latest.SavedAt ?? latest.CreatedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        throw new ElsaProblemException(string.Create(CultureInfo.InvariantCulture,
            $"{latest.SavedBy ?? "The program"} saved '{latest.Name}' on {when:d MMMM yyyy, HH:mm:ss} (Brussels), after you had opened it. Nothing was overwritten. Export yours or save it as another definition, then reload the page to see theirs."));
    }

    private ValueTask AuditAsync(Step step, string kind, DefinitionVersionRow row) =>
        audit.AppendAsync(step.Transaction, kind, new { row.DefinitionId, VersionId = row.Id, row.Version, row.Name, row.ContentHash }, callers.Required.As(Channel.Portal), step.CancellationToken);
}
