using System.Text.Json;
using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Json;

/// <summary>A stance on the wire: read by its name (<c>Agree</c>) or its letter (<c>A</c>), written by its name.</summary>
public sealed class StanceJson : JsonConverter<Stance>
{
    /// <summary>Letter to stance (domain 3.1).</summary>
    public static IReadOnlyDictionary<string, Stance> Letters { get; } = new Dictionary<string, Stance>(StringComparer.Ordinal)
    {
        ["A"] = Stance.Agree,
        ["C"] = Stance.AgreeWithComments,
        ["P"] = Stance.ParliamentaryReservation,
        ["S"] = Stance.ScrutinyReservation,
        ["R"] = Stance.SubstantiveReservation,
        ["O"] = Stance.Object,
        ["N"] = Stance.NoCompetence,
    };

    /// <summary>What may be written for a stance: names, then letters.</summary>
    public static IReadOnlyList<string> Accepted { get; } = [.. Enum.GetNames<Stance>(), .. Letters.Keys];

    /// <summary>Reads a name or a letter; anything else, other case included, is no stance.</summary>
    public static bool TryRead(string? text, out Stance stance)
    {
        if (text is not null && Letters.TryGetValue(text, out stance))
        {
            return true;
        }
        stance = default;
        return text is not null && char.IsAsciiLetterUpper(text.FirstOrDefault()) && Enum.TryParse(text, out stance) && Enum.GetName(stance) == text;
    }

    /// <inheritdoc/>
    public override Stance Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString(), out var stance) ? stance : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Stance value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override Stance ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(reader.GetString(), out var stance) ? stance : throw new JsonException();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Stance value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
