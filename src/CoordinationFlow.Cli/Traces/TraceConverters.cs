using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Outputs;

namespace CoordinationFlow.Cli.Traces;

/// <summary>The output converters that traces name; Elsa itself ships none.</summary>
internal static class TraceConverters
{
    /// <summary>Those of the given ids.</summary>
    public static IEnumerable<OutputConverter> Of(IEnumerable<string> ids) => ids.Select(id => id switch
    {
        "upper" => new Converter(id, typeof(object), typeof(string), Upper),
        "length" => new Converter(id, typeof(object), typeof(int), (value, _) => Text(value).Length),
        "length-of-string" => new Converter(id, typeof(string), typeof(int), (value, _) => Text(value).Length),
        "throw" => new Converter(id, typeof(object), typeof(string), (_, _) => throw new InvalidOperationException("This converter throws.")),
        "null" => new Converter(id, typeof(object), typeof(string), (_, _) => null),
        "null-int" => new Converter(id, typeof(object), typeof(int), (_, _) => null),
        "liar" => new Converter(id, typeof(object), typeof(int), (_, _) => "not a number"),
        _ => throw new InvalidDataException($"A trace names the output converter '{id}', which is not known here."),
    });

    private static string Upper(object value, JsonObject? settings) =>
        Text(value).ToUpperInvariant() + (settings?["suffix"]?.GetValue<string>() ?? "");

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed class Converter(string id, Type source, Type result, Func<object, JsonObject?, object?> convert) : OutputConverter
    {
        public override string Id => id;

        public override Type SourceType => source;

        public override Type ResultType => result;

        public override object? Convert(object value, JsonObject? settings) => convert(value, settings);

        public override IEnumerable<string> CheckSettings(JsonObject? settings) =>
            id == "upper" && settings?["suffix"] is { } suffix && suffix.GetValueKind() != System.Text.Json.JsonValueKind.String ? ["The suffix must be a text."] : [];
    }
}
