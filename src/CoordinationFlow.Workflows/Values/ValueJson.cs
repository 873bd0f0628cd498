using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Values;

/// <summary>
/// Values as JSON: in an instance's state, in messages and in text. Plain JSON without type marks, as Elsa keeps it: a date in an
/// Object variable is a text after a suspension; typed variables get their type back by <see cref="ValueConverter"/>.
/// </summary>
public static class ValueJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = PlainValue.MaxDepth + 4 };

    /// <summary>The value as compact JSON text. Throws <see cref="ValueConversionException"/> if it nests too deep.</summary>
    public static string Text(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The value as a JSON node.</summary>
    public static JsonNode? Node(object? value) => JsonNode.Parse(Text(value));

    /// <summary>Writes the value.</summary>
    public static void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, PlainValue.MaxDepth);

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case byte or short or int: writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture)); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case float number: WriteReal(writer, number); break;
            case double number: WriteReal(writer, number); break;
            case DateTime date: writer.WriteStringValue(date); break;
            case DateTimeOffset date: writer.WriteStringValue(date); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case JsonElement element: element.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer); break;
            case IDictionary fields when depth > 0: WriteFields(writer, fields.Keys.Cast<object>().Select(key => (Convert.ToString(key, CultureInfo.InvariantCulture)!, fields[key])), depth); break;
            case IEnumerable<KeyValuePair<string, object?>> fields when depth > 0: WriteFields(writer, fields.Select(field => (field.Key, field.Value)), depth); break;
            case IEnumerable list when depth > 0: WriteList(writer, list, depth); break;
            case IEnumerable: throw new ValueConversionException(value, typeof(AnyJson));
            case DateOnly date: writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: writer.WriteStringValue(ValueText.Of(value)); break;
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> fields, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth - 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item, depth - 1);
        }

        writer.WriteEndArray();
    }

    // JSON has no word for these; the texts are read back by a variable of type Double.
    private static void WriteReal(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
