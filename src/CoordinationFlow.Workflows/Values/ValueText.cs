using System.Collections;
using System.Globalization;

namespace CoordinationFlow.Workflows.Values;

/// <summary>The text form of values, Elsa's: <c>True</c>, <c>1E+21</c>, <c>01/02/2024 03:04:05</c>, objects and lists as JSON.</summary>
public static class ValueText
{
    /// <summary>The text form; null stays null.</summary>
    public static string? Of(object? value) => PlainValue.Of(value) switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "True" : "False",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd zzz" : "", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => ValueJson.Text(list),
        var other => other.ToString(),
    };
}
