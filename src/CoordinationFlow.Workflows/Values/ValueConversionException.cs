namespace CoordinationFlow.Workflows.Values;

/// <summary>A value cannot be had as the type that was declared; becomes an incident, never a silent zero or null.</summary>
public sealed class ValueConversionException(object value, Type target, Exception? inner = null)
    : Exception($"{Shown(value)} cannot be converted to {TypeAliases.NameOf(target)}.", inner)
{
    // Instances and journals hold no text: a value is named by its kind, and only short codes are shown.
    private static string Shown(object value) => value switch
    {
        string { Length: <= 40 } text => $"The text '{text}'",
        string text => $"A text of {text.Length} characters",
        IDictionary<string, object?> => "An object",
        System.Collections.IEnumerable => "A list",
        _ => $"The {TypeAliases.NameOf(value.GetType())} {ValueText.Of(value)}",
    };
}
