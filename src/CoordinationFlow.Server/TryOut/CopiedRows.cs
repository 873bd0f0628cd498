using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Server.TryOut;

/// <summary>What a try-out needs of the real store, copied and never written back: who is who, the calendar, and the flows that the tried one uses.</summary>
internal static class CopiedRows
{
    /// <summary>Copies from the one store to the other.</summary>
    public static async Task CopyAsync(IStore from, IStore to, string definition, CancellationToken cancellationToken)
    {
        await using var source = from.Begin();
        await using var target = to.Begin();
        foreach (var row in await source.QueryAsync(ReferenceRow.Table.All, cancellationToken))
        {
            target.Insert(ReferenceRow.Table, row);
        }

        foreach (var row in await UsedAsync(source, definition, cancellationToken))
        {
            target.Insert(DefinitionVersionRow.Table, row);
        }

        await target.CommitAsync(cancellationToken);
    }

    /// <summary>Versions that the definition may lead to: whatever is usable as an activity, and whatever its texts name, and so on from there.</summary>
    private static async Task<IEnumerable<DefinitionVersionRow>> UsedAsync(IStepTransaction source, string definition, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DefinitionVersionRow>(StringComparer.Ordinal);
        var (own, texts) = (JsonNode.Parse(definition)?["definitionId"]?.ToString(), new HashSet<string>(StringComparer.Ordinal));
        var next = await source.QueryAsync(DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.UsableAs), Comparison.NotEqual, null), cancellationToken);
        var unread = new Queue<string>([definition]);
        while (true)
        {
            foreach (var row in next.Where(row => row.DefinitionId != own && found.TryAdd(row.Id, row)))
            {
                unread.Enqueue(row.Json);
            }

            var asked = unread.SelectMany(json => TextsOf(JsonNode.Parse(json))).Where(texts.Add).ToArray();
            unread.Clear();
            if (asked.Length == 0)
            {
                return found.Values;
            }

            next = await source.QueryAsync(
                DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.In, asked).Where(nameof(DefinitionVersionRow.IsPublished), Comparison.Equal, true), cancellationToken);
        }
    }

    private static IEnumerable<string> TextsOf(JsonNode? node)
    {
        const int longestId = 64;
        return node switch
        {
            JsonObject fields => fields.SelectMany(field => TextsOf(field.Value)),
            JsonArray list => list.SelectMany(TextsOf),
            JsonValue value when value.TryGetValue<string>(out var text) && text.Length is > 0 and <= longestId => [text],
            _ => [],
        };
    }
}
