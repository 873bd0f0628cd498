using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoordinationFlow.Workflows.Journal;

/// <summary>
/// Entries as compact JSON: <c>n</c> execution, <c>a</c> activity, <c>t</c> type, <c>e</c> event, <c>d</c> details. The execution stands where it
/// is not that of the entry before; activity and type stand with an execution's first entry of a row alone, the type where it is another than
/// the last one named.
/// </summary>
internal static class JournalText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var known = new HashSet<long>();
        var (execution, type) = (0L, "");
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                if (entry.Execution != execution)
                {
                    writer.WriteNumber("n", execution = entry.Execution);
                }

                if (known.Add(entry.Execution))
                {
                    writer.WriteString("a", entry.ActivityId);
                    if (entry.ActivityType != type)
                    {
                        writer.WriteString("t", type = entry.ActivityType);
                    }
                }

                writer.WriteString("e", entry.Event);
                if (entry.Details is { } details)
                {
                    writer.WritePropertyName("d");
                    writer.WriteRawValue(details, skipInputValidation: true);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<JournalEntry> Read(JournalRow row)
    {
        using var json = JsonDocument.Parse(row.Entries);
        var known = new Dictionary<long, (string Id, string Type)>();
        var (execution, type) = (0L, "");
        var entries = new List<JournalEntry>(json.RootElement.GetArrayLength());
        foreach (var each in json.RootElement.EnumerateArray())
        {
            execution = each.TryGetProperty("n", out var number) ? number.GetInt64() : execution;
            if (each.TryGetProperty("a", out var id))
            {
                type = each.TryGetProperty("t", out var named) ? named.GetString()! : type;
                known[execution] = (id.GetString()!, type);
            }

            entries.Add(new JournalEntry
            {
                InstanceId = row.InstanceId,
                Seq = row.Seq + entries.Count,
                At = row.At,
                Execution = execution,
                ActivityId = known[execution].Id,
                ActivityType = known[execution].Type,
                Event = each.GetProperty("e").GetString()!,
                Details = each.TryGetProperty("d", out var details) ? details.GetRawText() : null,
            });
        }

        return entries;
    }
}
