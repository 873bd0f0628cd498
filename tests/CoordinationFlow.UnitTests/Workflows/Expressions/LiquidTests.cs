using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

public sealed class LiquidTests
{
    [Theory]
    [InlineData("{{ 46 }}", "46")]
    [InlineData("{{ \"liq\" | upcase }}", "LIQ")]
    [InlineData("{{ Variables.X }}/{{ Variables['X'] }}/{{ Variables.Gone }}", "7/7/")]
    [InlineData("{{ Variables.O.a.b[1] }}", "2")]
    [InlineData("{{ Variables.O | json }}", "{\"a\":{\"b\":[1,2]}}")]
    [InlineData("{% for n in Variables.O.a.b %}[{{ n }}]{% endfor %}", "[1][2]")]
    [InlineData("{{ Input.A }} {{ WorkflowInstanceId }} {{ CorrelationId }} {{ WorkflowDefinitionId }} {{ WorkflowDefinitionVersion }}", "41 inst corr def 3")]
    [InlineData("{{ 'hi' | base64 }}", "aGk=")]
    [InlineData("{{ '<b>' }}", "<b>")]
    [InlineData("{{ Variables.O | keys | join: ',' }}", "a")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}", "2027-03-01 08:30")]
    [InlineData("{% for i in (1..3) %}{{ i }}{% endfor %}", "123")]
    [InlineData("{{ Variables.T }}", "True")]
    public void A_template_renders_the_names_of_Elsa(string template, string text)
    {
        var scope = new PlayScope
        {
            Variables = { ["X"] = 7, ["O"] = PlainValue.Parse("""{"a":{"b":[1,2]}}"""), ["T"] = "True" },
            GivenInputs = { ["A"] = "41" },
        };
        Assert.Equal(text, Play.Template(template, scope));
    }

    [Fact]
    public void A_syntax_error_is_a_problem_and_throws_when_evaluated()
    {
        var problems = new List<string>();
        var prepared = ExpressionCatalog.Standard(new CountingIdentity()).Prepare("Liquid", "{{ open", problems);
        Assert.Single(problems);
        Assert.Throws<ExpressionException>(() => prepared.Evaluate(new PlayScope(), CancellationToken.None));
    }
}
