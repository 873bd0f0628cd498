using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.ElsaApi.Json;

/// <summary>JSON as Elsa's clients read it: camelCase, enums as names, what is null left out (a null collection breaks Studio).</summary>
internal static class ElsaJson
{
    public const int MaxDepth = 128;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    public static IResult Answer(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    /// <summary>A list as all of Elsa's are: items, how many there are in all, and what may be done with them.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Answer(new { items, count = items.Count, totalCount = items.Count });

    /// <summary>A file to keep, under a name.</summary>
    public static IResult File(JsonNode json, string name) => Results.File(JsonSerializer.SerializeToUtf8Bytes(json, Indented), "application/json", name);

    public static JsonObject ParseObject(string json) => JsonNode.Parse(json, documentOptions: new() { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!.AsObject();

    /// <summary>The text under that name, or null where there is none.</summary>
    public static string? Text(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool Truth(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out bool truth) && truth;

    public static int? Whole(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    /// <summary>The texts of a list; empty where there is no list.</summary>
    public static string[] Texts(this JsonObject json, string name) =>
        [.. ((json[name] as JsonArray) ?? []).OfType<JsonValue>().Select(each => each.TryGetValue(out string? text) ? text : null).OfType<string>()];
}
