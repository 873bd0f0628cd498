using CoordinationFlow.Workflows.Expressions;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

public sealed class CSharpTests
{
    private static readonly ExpressionCatalog Allowing = ExpressionCatalog.Standard(new CountingIdentity(), scripting: new ScriptingOptions { AllowsCSharp = true });

    [Fact]
    public void C_sharp_is_a_problem_and_fails_where_it_is_not_allowed()
    {
        var problems = new List<string>();
        var catalog = ExpressionCatalog.Standard(new CountingIdentity());
        var prepared = catalog.Prepare("CSharp", "1 + 1", problems);

        Assert.Single(problems);
        Assert.DoesNotContain("CSharp", catalog.Types);
        Assert.Throws<ExpressionException>(() => prepared.Evaluate(new PlayScope(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Variables.X + 1", 8)]
    [InlineData("return Variable.Get<int>(\"X\") * 2;", 14)]
    [InlineData("Variables.X = 3; return Variables.X;", 3)]
    [InlineData("Input.Get<string>(\"A\") + \"!\"", "in!")]
    [InlineData("Enumerable.Range(1, 3).Sum()", 6)]
    public void C_sharp_reads_and_writes_what_the_instance_has(string script, object expected)
    {
        var scope = new PlayScope { Variables = { ["X"] = 7 }, GivenInputs = { ["A"] = "in" } };

        Assert.Equal(expected, Allowing.Prepare("CSharp", script, []).Evaluate(scope, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_does_not_compile_is_a_problem()
    {
        var problems = new List<string>();
        Allowing.Prepare("CSharp", "return nothing;", problems);

        Assert.Contains("nothing", Assert.Single(problems), StringComparison.Ordinal);
    }
}
