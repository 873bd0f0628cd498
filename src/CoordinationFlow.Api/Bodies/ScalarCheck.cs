using System.Text.Json;
using System.Text.RegularExpressions;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Bodies;

/// <summary>Checks one text, number, flag, date or word of a vocabulary.</summary>
internal static class ScalarCheck
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);

    public delegate void Tell(string path, string code, params object[] values);

    public static void Check(JsonElement value, Type type, string path, PropertyRules rules, Tell tell)
    {
        if (type == typeof(bool))
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                tell(path, "field.type", "boolean");
            }
        }
        else if (type == typeof(int))
        {
            Number(value, path, rules, tell);
        }
        else if (value.ValueKind != JsonValueKind.String)
        {
            tell(path, "field.type", "string");
        }
        else if (type == typeof(string))
        {
            Text(value.GetString()!, path, rules, tell);
        }
        else
        {
            Word(value, type, path, tell);
        }
    }

    private static void Number(JsonElement value, string path, PropertyRules rules, Tell tell)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            tell(path, "field.type", "integer");
        }
        else if (rules.Range is { } range && !range.IsValid(number))
        {
            tell(path, "field.range", range.Minimum, range.Maximum);
        }
    }

    private static void Text(string text, string path, PropertyRules rules, Tell tell)
    {
        if (text.Length > rules.MaxLength)
        {
            tell(path, "field.too-long", rules.MaxLength);
        }
        else if (rules.NotBlank && string.IsNullOrWhiteSpace(text))
        {
            tell(path, "field.empty");
        }
        else if (text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
        {
            tell(path, "field.format", "text without control characters");
        }
        else if (rules.Pattern is { } pattern && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternLimit))
        {
            tell(path, "field.format", pattern);
        }
    }

    private static void Word(JsonElement value, Type type, string path, Tell tell)
    {
        if (type == typeof(Stance))
        {
            if (!StanceJson.TryRead(value.GetString(), out _))
            {
                tell(path, "field.value", string.Join(", ", StanceJson.Accepted));
            }
        }
        else if (type.IsEnum)
        {
            if (!Enum.GetNames(type).Contains(value.GetString()))
            {
                tell(path, "field.value", string.Join(", ", Enum.GetNames(type)));
            }
        }
        else if (type == typeof(DateOnly) && !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _))
        {
            tell(path, "field.format", "2027-03-25");
        }
        else if (type == typeof(DateTime) && !(value.TryGetDateTime(out var local) && local.Kind == DateTimeKind.Unspecified))
        {
            tell(path, "field.format", "2027-03-25T17:00 (Europe/Brussels)");
        }
        else if (type == typeof(DateTimeOffset) && !(value.TryGetDateTimeOffset(out _) && HasOffset(value.GetString()!)))
        {
            tell(path, "field.format", "2027-03-25T16:00:00Z");
        }
    }

    private static bool HasOffset(string instant) => instant.EndsWith('Z') || Regex.IsMatch(instant, "[+-][0-9]{2}:[0-9]{2}$", RegexOptions.CultureInvariant, PatternLimit);
}
