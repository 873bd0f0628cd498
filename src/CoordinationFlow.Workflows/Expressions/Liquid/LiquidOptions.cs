using System.Globalization;
using System.Text;
using CoordinationFlow.Workflows.Values;
using Fluid;
using Fluid.Values;

namespace CoordinationFlow.Workflows.Expressions.Liquid;

/// <summary>What templates see and may do: plain values, no file, no CLR member, invariant culture, UTC.</summary>
internal static class LiquidOptions
{
    // Filters that make a text longer than what they get.
    private static readonly string[] Growing = ["append", "prepend", "replace", "replace_first", "replace_last", "join", "concat"];

    /// <summary>Builds the options once.</summary>
    public static TemplateOptions Create(ExpressionLimits limits)
    {
        var options = new TemplateOptions
        {
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            MaxSteps = limits.Statements,
            MaxRecursion = limits.Recursion,
            ModelNamesComparer = StringComparer.Ordinal,
            Assigned = (_, value, _) => new ValueTask<FluidValue>(Checked(value, limits)),
            Captured = (_, value, _) => new ValueTask<FluidValue>(Checked(value, limits)),
        };
        options.ValueConverters.Add(Plain);
        options.Filters.AddFilter("base64", (input, _, _) => input.IsNil()
            ? NilValue.Instance
            : new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(input.ToStringValue()))));
        options.Filters.AddFilter("keys", (input, _, context) => input is DictionaryValue
            ? FluidValue.Create(input.Enumerate(context).Select(field => field.ToStringValue()).ToArray(), options)
            : ArrayValue.Empty);
        foreach (var name in Growing)
        {
            Guard(options.Filters, name, limits);
        }

        return options;
    }

    // Texts are checked before they are combined: a filter's result is at most the product of what goes in.
    private static void Guard(FilterCollection filters, string name, ExpressionLimits limits)
    {
        if (!filters.TryGetValue(name, out var original))
        {
            return;
        }

        filters.AddFilter(name, (input, arguments, context) =>
        {
            var added = Enumerable.Range(0, arguments.Count).Sum(index => (long)arguments.At(index).ToStringValue().Length);
            var times = name is "append" or "prepend" or "concat" ? 1 : Math.Max(1, Size(input));
            return Size(input) + (added * times) > limits.TextLength
                ? throw TooLong(limits)
                : original(input, arguments, context);
        });
    }

    private static long Size(FluidValue value) => value is ArrayValue list ? list.Values.Count : value.ToStringValue().Length;

    private static FluidValue Checked(FluidValue value, ExpressionLimits limits) =>
        value.Type == FluidValues.String && value.ToStringValue().Length > limits.TextLength ? throw TooLong(limits) : value;

    private static ExpressionException TooLong(ExpressionLimits limits) =>
        new($"The template was stopped: a text got longer than {limits.TextLength} characters.");

    private static object Plain(object value) => value switch
    {
        Guid or TimeSpan or Uri => new StringValue(ValueText.Of(value)!),
        System.Text.Json.JsonElement or System.Text.Json.Nodes.JsonNode => PlainValue.Of(value)!,
        _ => value,
    };
}
