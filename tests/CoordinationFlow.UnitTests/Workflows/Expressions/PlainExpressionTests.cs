using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

public sealed class PlainExpressionTests
{
    private static readonly ExpressionCatalog Catalog = ExpressionCatalog.Standard(new CountingIdentity());

    [Theory]
    [InlineData("Literal", "\"text\"", "text")]
    [InlineData("Literal", "5", "5")]
    [InlineData("Literal", "1.5", "1.5")]
    [InlineData("Literal", "true", "True")]
    [InlineData("Literal", "null", null)]
    [InlineData("Object", "\"[1,2]\"", "[1,2]")]
    [InlineData("Object", "{\"a\":[1]}", "{\"a\":[1]}")]
    [InlineData("Variable", "{\"id\":\"v-X\",\"name\":\"other\"}", "7")]
    [InlineData("Variable", "{\"id\":\"gone\",\"name\":\"X\"}", "7")]
    [InlineData("Variable", "\"v-X\"", "7")]
    [InlineData("Input", "{\"name\":\"A\"}", "41")]
    [InlineData("Input", "{\"name\":\"Gone\"}", null)]
    public void A_value_is_had_as_it_stands(string type, string value, string? text)
    {
        var scope = new PlayScope { Variables = { ["X"] = 7 }, GivenInputs = { ["A"] = 41 } };
        var problems = new List<string>();
        var prepared = Catalog.Prepare(type, JsonNode.Parse(value), problems);
        Assert.Empty(problems);
        Assert.Equal(text, ValueText.Of(prepared.Evaluate(scope, CancellationToken.None)));
    }

    [Theory]
    [InlineData("Python", "\"1\"")]
    [InlineData("Variable", "null")]
    [InlineData("Input", "{}")]
    public void What_cannot_be_prepared_is_a_problem_and_throws_when_evaluated(string type, string value)
    {
        var problems = new List<string>();
        var prepared = Catalog.Prepare(type, JsonNode.Parse(value), problems);
        Assert.Single(problems);
        Assert.Throws<ExpressionException>(() => prepared.Evaluate(new PlayScope(), CancellationToken.None));
    }

    [Fact]
    public void A_variable_out_of_reach_throws() =>
        Assert.Throws<ExpressionException>(() => Catalog.Prepare("Variable", "v-Gone", []).Evaluate(new PlayScope(), CancellationToken.None));

    [Fact]
    public void An_object_literal_is_new_at_each_evaluation()
    {
        var prepared = Catalog.Prepare("Object", JsonNode.Parse("""{"a":1}"""), []);
        var first = (Dictionary<string, object?>)prepared.Evaluate(new PlayScope(), CancellationToken.None)!;
        first["a"] = 2;
        Assert.Equal("""{"a":1}""", ValueJson.Text(prepared.Evaluate(new PlayScope(), CancellationToken.None)));
    }
}
