namespace CoordinationFlow.Api.Bodies;

/// <summary>A text by language: keys are nl, fr, de, en; each text is not empty and not longer than the limit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextByLanguageAttribute(int maxLength) : Attribute
{
    /// <summary>The languages of the program.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "fr", "de", "en"];

    /// <summary>The longest text, in characters.</summary>
    public int MaxLength { get; } = maxLength;
}

/// <summary>A list of codes, or a map whose keys are ids: the longest code or key, in characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodesAttribute(int maxLength) : Attribute
{
    /// <summary>The longest code, in characters.</summary>
    public int MaxLength { get; } = maxLength;
}

/// <summary>A map whose values are texts: the longest text, in characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextsAttribute(int maxLength) : Attribute
{
    /// <summary>The longest text, in characters.</summary>
    public int MaxLength { get; } = maxLength;
}

/// <summary>An object of which exactly one field must be given.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute : Attribute;

/// <summary>A text that must say something.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotBlankAttribute : Attribute;
