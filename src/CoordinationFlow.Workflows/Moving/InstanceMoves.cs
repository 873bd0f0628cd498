using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Moving;

/// <summary>
/// Moves running instances to another version of their definition: they go on at the activities at which they wait, by the other version's
/// connections. Works inside a given step and commits nothing. Thread-safe; a step is not.
/// </summary>
public sealed class InstanceMoves(DefinitionLibrary library)
{
    /// <summary>The journal's word for a move.</summary>
    public const string Moved = "Moved";

    /// <summary>What a move would come to; nothing is changed. Null: there is no such instance. Throws <see cref="DefinitionNotFoundException"/>.</summary>
    public async ValueTask<MoveVerdict?> CheckAsync(Step step, string instanceId, string versionId) => (await TryAsync(step, instanceId, versionId))?.Verdict;

    /// <summary>Moves the instance where nothing stands in the way. Null: there is no such instance. Throws <see cref="DefinitionNotFoundException"/>.</summary>
    public async ValueTask<MoveVerdict?> MoveAsync(Step step, string instanceId, string versionId)
    {
        if (await TryAsync(step, instanceId, versionId) is not { } tried)
        {
            return null;
        }

        if (tried.State is { } state)
        {
            var row = tried.Row;
            step.Transaction.Update(InstanceRow.Table, row with
            {
                DefinitionVersionId = tried.To.VersionId,
                DefinitionVersion = tried.To.Version,
                State = state.ToJsonString(),
                JournalSeq = row.JournalSeq + 1,
                UpdatedAt = step.At,
            });
            var entry = new JournalEntry
            {
                InstanceId = row.Id,
                Seq = row.JournalSeq + 1,
                At = step.At,
                Execution = 1,
                ActivityId = tried.To.Root.Id,
                ActivityType = tried.To.Root.Type,
                Event = Moved,
                Details = ValueJson.Text(new Dictionary<string, object?> { ["from"] = row.DefinitionVersion, ["to"] = tried.To.Version }),
            };
            step.Transaction.Insert(JournalRow.Table, JournalRow.Of([entry]).Single());
        }

        return tried.Verdict;
    }

    private async ValueTask<Tried?> TryAsync(Step step, string instanceId, string versionId)
    {
        if (await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is not { } row)
        {
            return null;
        }

        var view = await InstanceView.OfAsync(step, library, row);
        var to = await library.VersionAsync(step, versionId);
        var verdict = new MoveVerdict(row.Id, row.DefinitionVersion, to.Version) { WaitsAt = [.. view.Bookmarks.Select(bookmark => NameOf(bookmark.Node)).Distinct()] };
        if (await RefusedAsync(step, row, to) is { } refused)
        {
            return new(verdict with { Obstacles = [new(refused)] }, row, to, null);
        }

        var obstacles = new List<MoveObstacle>();
        var state = MovedState.Of(JsonNode.Parse(row.State)!.AsObject(), view.Graph, to, obstacles);
        return new(verdict with { Obstacles = [.. obstacles.Distinct()] }, row, to, obstacles.Count == 0 ? state : null);
    }

    private static async ValueTask<MoveObstacleKind?> RefusedAsync(Step step, InstanceRow row, Graph to) =>
        row.Status != InstanceStatus.Running ? MoveObstacleKind.Ended
        : row.DefinitionVersionId == to.VersionId ? MoveObstacleKind.AlreadyThere
        : row.DefinitionId != to.Definition.DefinitionId ? MoveObstacleKind.OtherDefinition
        : await DefinitionRows.FindAsync(step, to.VersionId) is { FixedAt: null } ? MoveObstacleKind.NeverPublished
        : null;

    internal static string NameOf(Node node) => node.Name is { Length: > 0 } name ? name : node.Id;

    private sealed record Tried(MoveVerdict Verdict, InstanceRow Row, Graph To, JsonObject? State);
}
