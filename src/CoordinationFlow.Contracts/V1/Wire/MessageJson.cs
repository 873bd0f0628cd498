using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CoordinationFlow.Contracts.V1;

/// <summary>
/// Messages as they stand on the wire: UTF-8 JSON, camelCase, enums and kinds by name, instants in ISO 8601, absent instead of null.
/// </summary>
public static class MessageJson
{
    /// <summary>The largest message that is read, in bytes.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>The options by which messages are written and read.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The message as JSON text, with its <c>type</c>.</summary>
    public static string Write(OutgoingMessage message) => JsonSerializer.Serialize(message, Options);

    /// <summary>The message as JSON text, with its <c>type</c>.</summary>
    public static string Write(IncomingMessage message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads what a queue brought. Throws <see cref="JsonException"/>, whose path names the field, where it is no such message.</summary>
    public static OutgoingMessage ReadOutgoing(string json) => Read<OutgoingMessage>(json);

    /// <summary>Reads what a participant sent. Throws <see cref="JsonException"/>, whose path names the field, where it is no such message.</summary>
    public static IncomingMessage ReadIncoming(string json) => Read<IncomingMessage>(json);

    private static T Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The message is null.", "$", null, null);
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException { Path: "$" or null } && !NamesAMessage<T>(json))
        {
            throw new JsonException("The property 'type' names no message that is known here.", "$.type", null, null, problem);
        }
    }

    private static bool NamesAMessage<T>(string json)
    {
        try
        {
            return JsonNode.Parse(json) is not JsonObject message
                || (message["type"] is JsonValue value && value.TryGetValue<string>(out var type)
                    && typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Any(known => type.Equals(known.TypeDiscriminator)));
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return true;
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = 16,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}
