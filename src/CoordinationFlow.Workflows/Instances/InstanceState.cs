using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>
/// An instance's state as compact JSON: inputs, outputs, incidents, and the live executions with what they remember and wait for.
/// Its size follows what lives, never what has been.
/// </summary>
internal static class InstanceState
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(InstanceRun run)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("n", run.LastExecution);
            writer.WriteNumber("q", run.LastBookmark);
            WriteText(writer, "mode", run.FlowchartMode);
            WriteText(writer, "trigger", run.TriggerActivityId);
            WriteText(writer, "awaited", run.AwaitedBy);
            if (run.HasKept)
            {
                writer.WriteBoolean("kept", true);
            }

            WriteValues(writer, "in", run.Input);
            WriteValues(writer, "out", run.Outputs);
            if (!run.Graph.Parts.IsEmpty)
            {
                writer.WritePropertyName("parts");
                ValueJson.Write(writer, run.Graph.Parts.ToArray());
            }

            IncidentState.Write(writer, run.Incidents);
            writer.WriteStartArray("x");
            foreach (var execution in Kept(run))
            {
                ExecutionState.Write(writer, execution);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Read(InstanceRun run, JsonElement state)
    {
        run.LastExecution = state.GetProperty("n").GetInt64();
        run.LastBookmark = state.GetProperty("q").GetInt64();
        run.FlowchartMode = ReadText(state, "mode");
        run.TriggerActivityId = ReadText(state, "trigger");
        run.AwaitedBy = ReadText(state, "awaited");
        run.HasKept = state.TryGetProperty("kept", out _);
        if (state.TryGetProperty("in", out var input))
        {
            run.Input = input.EnumerateObject().ToDictionary(each => each.Name, each => PlainValue.From(each.Value), StringComparer.OrdinalIgnoreCase);
        }

        if (state.TryGetProperty("out", out var output))
        {
            foreach (var each in output.EnumerateObject())
            {
                run.Outputs[each.Name] = PlainValue.From(each.Value);
            }
        }

        run.OpenIncidents.AddRange(IncidentState.Read(state));
        var executions = new Dictionary<long, ActivityExecution>();
        foreach (var each in state.GetProperty("x").EnumerateArray())
        {
            ExecutionState.Read(run, each, executions);
        }

        run.LiveBookmarks.Sort((one, other) => one.Seq.CompareTo(other.Seq));
    }

    // What has ended keeps the workflow's variables alone; what an incident ended keeps where it stood.
    private static IEnumerable<ActivityExecution> Kept(InstanceRun run) =>
        run.IsEnded && run.SubStatus != InstanceStatus.Faulted ? run.Executions.Take(1) : run.Executions;

    public static string[] PartsOf(JsonElement state) =>
        state.TryGetProperty("parts", out var parts) ? [.. parts.EnumerateArray().Select(part => part.GetString()!)] : [];

    internal static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    internal static string? ReadText(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static void WriteValues(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, object?> values)
    {
        if (values.Count > 0)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, values);
        }
    }
}
