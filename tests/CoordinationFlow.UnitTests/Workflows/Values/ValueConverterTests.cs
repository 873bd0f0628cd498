using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Values;

public sealed class ValueConverterTests
{
    [Theory]
    [InlineData("\"41\"", "Int32", "41")]
    [InlineData("44.6", "Int32", "45")]
    [InlineData("44.5", "Int32", "44")]
    [InlineData("\"\"", "Int32", null)]
    [InlineData("true", "Int32", "1")]
    [InlineData("0.30000000000000004", "Decimal", "0.3")]
    [InlineData("\"true\"", "Boolean", "True")]
    [InlineData("0", "Boolean", "False")]
    [InlineData("\" \"", "Boolean", null)]
    [InlineData("12.5", "String", "12.5")]
    [InlineData("1e21", "String", "1E+21")]
    [InlineData("{\"a\":1}", "String", "{\"a\":1}")]
    [InlineData("[1,\"x\"]", "String", "[1,\"x\"]")]
    [InlineData("\"[4,5]\"", "Int32[]", "[4,5]")]
    [InlineData("[1.2,\"3\"]", "List<Int32>", "[1,3]")]
    [InlineData("\"one\"", "IEnumerable<String>", "[\"one\"]")]
    [InlineData("[1,1,2]", "HashSet<Int32>", "[1,2]")]
    [InlineData("\"{\\\"a\\\":{\\\"b\\\":[1]}}\"", "JSON", "{\"a\":{\"b\":[1]}}")]
    [InlineData("\"{\\\"a\\\":1}\"", "Object", "{\"a\":1}")]
    [InlineData("\"2024-03-01T02:02:03+01:00\"", "DateTime", "03/01/2024 01:02:03")]
    [InlineData("\"2024-04-01\"", "DateTime", "2024-04-01")]
    [InlineData("\"2024-04-01T10:00:00\"", "DateTimeOffset", "04/01/2024 10:00:00 +00:00")]
    [InlineData("\"01:30:00\"", "TimeSpan", "01:30:00")]
    [InlineData("\"D2719AB3E3D44BBEB2B30A5A22E1E4B6\"", "Guid", "d2719ab3-e3d4-4bbe-b2b3-0a5a22e1e4b6")]
    [InlineData("null", "Int32", null)]
    public void A_value_is_converted_as_Elsa_does(string json, string type, string? text)
    {
        Assert.True(TypeAliases.TryResolve(type, isArray: false, out var target));
        Assert.Equal(text, ValueText.Of(ValueConverter.Convert(PlainValue.Parse(json), target)));
    }

    [Theory]
    [InlineData("\"abc\"", "Int32")]
    [InlineData("\"44.6\"", "Int32")]
    [InlineData("3000000000", "Int32")]
    [InlineData("{\"a\":1}", "Boolean")]
    [InlineData("\"yes\"", "Boolean")]
    [InlineData("[1]", "JSON")]
    [InlineData("\"abc\"", "JSON")]
    [InlineData("\"[1,\"", "Int32[]")]
    [InlineData("[1,\"x\"]", "Int32[]")]
    [InlineData("{\"a\":1}", "String[]")]
    [InlineData("5", "List<Int32>")]
    [InlineData("5", "DateTime")]
    [InlineData("\"soon\"", "DateTime")]
    [InlineData("\"x\"", "Guid")]
    [InlineData("[1]", "Double")]
    public void What_cannot_be_converted_is_an_exception_and_never_a_silent_zero_or_null(string json, string type)
    {
        Assert.True(TypeAliases.TryResolve(type, isArray: false, out var target));
        Assert.Throws<ValueConversionException>(() => ValueConverter.Convert(PlainValue.Parse(json), target));
    }

    [Theory]
    [InlineData("41", "Int32")]
    [InlineData("0.1", "Decimal")]
    [InlineData("\"NaN\"", "Double")]
    [InlineData("9007199254740993", "Int64")]
    [InlineData("\"2024-02-29T12:30:00Z\"", "DateTime")]
    [InlineData("\"2024-02-29T12:30:00+02:00\"", "DateTimeOffset")]
    [InlineData("\"01:30:00\"", "TimeSpan")]
    [InlineData("\"d2719ab3-e3d4-4bbe-b2b3-0a5a22e1e4b6\"", "Guid")]
    [InlineData("[1,2]", "Int32[]")]
    [InlineData("{\"a\":[1,null,{\"b\":\"é<\"}]}", "JSON")]
    [InlineData("\"aGk=\"", "Byte[]")]
    public void A_typed_value_comes_back_from_state_as_it_was(string json, string type)
    {
        Assert.True(TypeAliases.TryResolve(type, isArray: false, out var target));
        var value = ValueConverter.Convert(PlainValue.Parse(json), target);
        var back = ValueConverter.Convert(PlainValue.Parse(ValueJson.Text(value)), target);
        Assert.Equal(value!.GetType(), back!.GetType());
        Assert.Equal(ValueJson.Text(value), ValueJson.Text(back));
    }

    [Fact]
    public void A_value_that_nests_too_deep_does_not_become_JSON()
    {
        object?[] deep = [];
        for (var level = 0; level < 100; level++)
        {
            deep = [deep];
        }

        Assert.Throws<ValueConversionException>(() => ValueJson.Text(deep));
    }
}
