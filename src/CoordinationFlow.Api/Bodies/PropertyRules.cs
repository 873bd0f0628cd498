using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace CoordinationFlow.Api.Bodies;

/// <summary>What the attributes beside a property ask of its value.</summary>
internal sealed record PropertyRules
{
    public static PropertyRules None { get; } = new();

    /// <summary>The longest text, in characters.</summary>
    public int MaxLength { get; init; } = BodyLimits.Text;

    public bool NotBlank { get; init; }

    public string? Pattern { get; init; }

    public int MaxCount { get; init; } = BodyLimits.Codes;

    public int MinCount { get; init; }

    public RangeAttribute? Range { get; init; }

    public IReadOnlyList<string>? Keys { get; init; }

    public int? KeyLength { get; init; }

    /// <summary>The rules of a list's or map's entries.</summary>
    public PropertyRules OfEntries { get; init; } = None;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<JsonPropertyInfo, PropertyRules> Known = new();

    public static PropertyRules Of(JsonPropertyInfo property) => Known.GetOrAdd(property, Make);

    private static PropertyRules Make(JsonPropertyInfo property)
    {
        T? Find<T>() where T : Attribute => property.AttributeProvider?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();

        var length = Find<MaxLengthAttribute>()?.Length;
        var isText = property.PropertyType == typeof(string);
        var byLanguage = Find<TextByLanguageAttribute>();
        var codes = Find<CodesAttribute>();
        var texts = Find<TextsAttribute>();
        return None with
        {
            MaxLength = isText && length is { } longest ? longest : BodyLimits.Text,
            NotBlank = Find<NotBlankAttribute>() is not null,
            Pattern = Find<RegularExpressionAttribute>()?.Pattern,
            MaxCount = !isText && length is { } most ? most : BodyLimits.Codes,
            MinCount = Find<MinLengthAttribute>()?.Length ?? 0,
            Range = Find<RangeAttribute>(),
            Keys = byLanguage is null ? null : TextByLanguageAttribute.Languages,
            KeyLength = codes?.MaxLength,
            OfEntries = None with
            {
                MaxLength = byLanguage?.MaxLength ?? texts?.MaxLength ?? codes?.MaxLength ?? BodyLimits.Text,
                NotBlank = byLanguage is not null || codes is not null,
            },
        };
    }
}
