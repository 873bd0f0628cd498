using System.Text.Json;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>One live execution in an instance's state.</summary>
internal static class ExecutionState
{
    public static void Write(Utf8JsonWriter writer, ActivityExecution execution)
    {
        writer.WriteStartObject();
        writer.WriteNumber("n", execution.Number);
        writer.WriteNumber("a", execution.Node.Index);
        if (execution.Parent is { } parent)
        {
            writer.WriteNumber("p", parent.Number);
        }

        if (execution.Status != ActivityStatus.Running)
        {
            writer.WriteString("s", execution.Status.ToString());
        }

        if (execution.IsBreaking)
        {
            writer.WriteBoolean("br", true);
        }

        if (execution.WasReachedBackward)
        {
            writer.WriteBoolean("back", true);
        }

        InstanceState.WriteValues(writer, "m", execution.Memory);
        WriteVariables(writer, execution);
        WriteBookmarks(writer, execution);
        writer.WriteEndObject();
    }

    public static void Read(InstanceRun run, JsonElement json, Dictionary<long, ActivityExecution> known)
    {
        var node = run.Graph.Nodes[json.GetProperty("a").GetInt32()];
        var parent = json.TryGetProperty("p", out var number) ? known[number.GetInt64()] : null;
        var execution = new ActivityExecution(run, node, parent, json.GetProperty("n").GetInt64())
        {
            Status = json.TryGetProperty("s", out var status) ? Enum.Parse<ActivityStatus>(status.GetString()!) : ActivityStatus.Running,
            IsBreaking = json.TryGetProperty("br", out _),
            WasReachedBackward = json.TryGetProperty("back", out _),
        };
        known.Add(execution.Number, execution);
        run.Root ??= execution;
        if (json.TryGetProperty("m", out var memory))
        {
            foreach (var each in memory.EnumerateObject())
            {
                execution.Memory[each.Name] = PlainValue.From(each.Value);
            }
        }

        ReadVariables(execution, json, node);
        ReadBookmarks(run, execution, json);
    }

    private static void WriteVariables(Utf8JsonWriter writer, ActivityExecution execution)
    {
        if (execution.VariableSlots.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("v");
        foreach (var slot in execution.VariableSlots.Where(slot => !slot.IsMemoryOnly))
        {
            writer.WritePropertyName(slot.Id);
            ValueJson.Write(writer, slot.Value);
        }

        writer.WriteEndObject();
    }

    // Declared variables take their place and type from the graph; the others were made by a container or a script.
    private static void ReadVariables(ActivityExecution execution, JsonElement json, Node node)
    {
        var stored = json.TryGetProperty("v", out var values)
            ? values.EnumerateObject().ToDictionary(each => each.Name, each => PlainValue.From(each.Value), StringComparer.Ordinal)
            : [];
        foreach (var declared in node.Variables)
        {
            stored.Remove(declared.Id, out var value);
            execution.VariableSlots.Add(new(declared.Id, declared.Name, declared.Type, declared.IsMemoryOnly, ValueConverter.Convert(value, declared.Type)));
        }

        foreach (var (name, value) in stored)
        {
            execution.Declare(name, value);
        }
    }

    private static void WriteBookmarks(Utf8JsonWriter writer, ActivityExecution execution)
    {
        if (execution.Bookmarks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("b");
        foreach (var bookmark in execution.Bookmarks)
        {
            writer.WriteStartObject();
            writer.WriteString("i", bookmark.Id);
            writer.WriteString("h", bookmark.Hash);
            writer.WriteNumber("q", bookmark.Seq);
            writer.WriteString("c", bookmark.CreatedAt);
            if (bookmark.DueAt is { } dueAt)
            {
                writer.WriteString("t", dueAt);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void ReadBookmarks(InstanceRun run, ActivityExecution execution, JsonElement json)
    {
        if (!json.TryGetProperty("b", out var bookmarks))
        {
            return;
        }

        foreach (var each in bookmarks.EnumerateArray())
        {
            var bookmark = new Bookmark(
                each.GetProperty("i").GetString()!,
                execution,
                each.GetProperty("h").GetString()!,
                each.GetProperty("q").GetInt64(),
                each.TryGetProperty("t", out var dueAt) ? dueAt.GetDateTimeOffset() : null,
                each.GetProperty("c").GetDateTimeOffset())
            { IsStored = true, IsChecked = true };
            execution.Bookmarks.Add(bookmark);
            run.LiveBookmarks.Add(bookmark);
        }
    }
}
