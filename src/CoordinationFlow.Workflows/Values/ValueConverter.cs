using System.Collections;
using System.Text.Json;

namespace CoordinationFlow.Workflows.Values;

/// <summary>
/// Converts values to declared types by Elsa's rules (44.6 to Int32 is 45, blank text to a number is null, JSON text to an object
/// is parsed), but what cannot be converted is a <see cref="ValueConversionException"/> where Elsa gives 0, false or null.
/// </summary>
public static class ValueConverter
{
    /// <summary>The value as the type; null stays null. Throws <see cref="ValueConversionException"/>.</summary>
    public static object? Convert(object? value, Type target)
    {
        value = PlainValue.Of(value);
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null || type == typeof(object) || (type.IsInstanceOfType(value) && type != typeof(AnyJson)))
        {
            return value;
        }

        if (type == typeof(string))
        {
            return ValueText.Of(value);
        }

        if (value is string text && string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return type == typeof(AnyJson) ? AsJson(value)
                : type == typeof(IDictionary<string, object?>) ? AsObject(value)
                : IsCollection(type, out var item) ? CollectionConversion.Convert(value, type, item)
                : ScalarConversion.Convert(value, type);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException or JsonException or ArgumentException)
        {
            throw new ValueConversionException(value, target, failure);
        }
    }

    /// <summary>The value as <typeparamref name="T"/>; null gives the default. Throws <see cref="ValueConversionException"/>.</summary>
    public static T? To<T>(object? value) => Convert(value, typeof(T)) is T converted ? converted : default;

    internal static bool LooksLikeJson(string text) => text.TrimStart() is ['{' or '[', ..];

    private static object? AsJson(object value) => value is string text ? PlainValue.Parse(LooksLikeJson(text) ? text : ValueJson.Text(text)) : value;

    private static IDictionary<string, object?> AsObject(object value) => value switch
    {
        string text when PlainValue.Parse(text) is IDictionary<string, object?> parsed => parsed,
        IDictionary fields => fields.Keys.Cast<object>().ToDictionary(key => ValueText.Of(key)!, key => fields[key]),
        _ => throw new InvalidCastException(),
    };

    private static bool IsCollection(Type type, out Type item)
    {
        item = type.IsArray ? type.GetElementType()! : type.IsGenericType ? type.GenericTypeArguments[0] : typeof(object);
        return (type.IsArray && type != typeof(byte[])) || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type));
    }
}
