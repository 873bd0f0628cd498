using System.Globalization;

namespace CoordinationFlow.Workflows.Values;

/// <summary>Numbers, Booleans, dates, spans, Guids and enums, invariant culture, UTC.</summary>
internal static class ScalarConversion
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Throws FormatException, OverflowException or InvalidCastException where there is no such conversion.</summary>
    public static object Convert(object value, Type type) => value is string text ? FromText(text.Trim(), type) : FromValue(value, type);

    private static object FromText(string text, Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Enum.Parse(type, text, ignoreCase: true),
        TypeCode.Boolean => bool.Parse(text),
        TypeCode.Double => double.Parse(text, NumberStyles.Float, Invariant),
        TypeCode.Single => float.Parse(text, NumberStyles.Float, Invariant),
        TypeCode.Decimal => decimal.Parse(text, NumberStyles.Float, Invariant),
        TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => System.Convert.ChangeType(long.Parse(text, NumberStyles.Integer, Invariant), type, Invariant),
        TypeCode.DateTime => Date(text),
        TypeCode.Char => char.Parse(text),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, Invariant, DateTimeStyles.AssumeUniversal),
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Date(text)),
        _ when type == typeof(TimeOnly) => TimeOnly.Parse(text, Invariant),
        _ when type == typeof(TimeSpan) => TimeSpan.Parse(text, Invariant),
        _ when type == typeof(Guid) => Guid.Parse(text),
        _ when type == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
        _ when type == typeof(byte[]) => System.Convert.FromBase64String(text),
        _ => throw new InvalidCastException(),
    };

    private static object FromValue(object value, Type type) => value switch
    {
        _ when type.IsEnum => Enum.ToObject(type, System.Convert.ToInt32(value, Invariant)),
        DateTime date when type == typeof(DateTimeOffset) => new DateTimeOffset(date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : DateTime.SpecifyKind(date, DateTimeKind.Utc)),
        DateTime date when type == typeof(DateOnly) => DateOnly.FromDateTime(date),
        DateTimeOffset date when type == typeof(DateTime) => date.UtcDateTime,
        DateTimeOffset date when type == typeof(DateOnly) => DateOnly.FromDateTime(date.DateTime),
        DateOnly date when type == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
        DateOnly date when type == typeof(DateTimeOffset) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        IConvertible when type.IsPrimitive || type == typeof(decimal) => System.Convert.ChangeType(value, type, Invariant),
        _ => throw new InvalidCastException(),
    };

    // A text with an offset is brought to UTC, whatever zone the machine is in; one without keeps its clock face.
    private static DateTime Date(string text)
    {
        var parsed = DateTime.Parse(text, Invariant, DateTimeStyles.RoundtripKind);
        return parsed.Kind == DateTimeKind.Local ? parsed.ToUniversalTime() : parsed;
    }
}
