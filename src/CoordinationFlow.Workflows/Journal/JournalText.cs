using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoordinationFlow.Workflows.Journal;

/// <summary>
/// Entries as compact JSON: <c>n</c> execution, <c>a</c> activity, <c>t</c> type, <c>e</c> event, <c>d</c> details. Activity and type stand with an
/// execution's first entry of a row alone.
/// </summary>
internal static class JournalText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var known = new HashSet<long>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteNumber("n", entry.Execution);
                if (known.Add(entry.Execution))
                {
                    writer.WriteString("a", entry.ActivityId);
                    writer.WriteString("t", entry.ActivityType);
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
        var entries = new List<JournalEntry>(json.RootElement.GetArrayLength());
        foreach (var each in json.RootElement.EnumerateArray())
        {
            var execution = each.GetProperty("n").GetInt64();
            if (each.TryGetProperty("a", out var id))
            {
                known[execution] = (id.GetString()!, each.GetProperty("t").GetString()!);
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
