using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

public sealed class JavaScriptTests
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("var a = 5; a + 1", "6")]
    [InlineData("var b = 1;", null)]
    [InlineData("`t${2*3}`", "t6")]
    [InlineData("if (true) { \"x\" }", "x")]
    [InlineData("return true", "True")]
    [InlineData("return 1e21", "1E+21")]
    [InlineData("return 3000000000", "3000000000")]
    [InlineData("return new Date(Date.UTC(2024,0,2,3,4,5))", "01/02/2024 03:04:05")]
    [InlineData("return {a:1,b:[1,{c:null}],d:undefined}", "{\"a\":1,\"b\":[1,{\"c\":null}],\"d\":null}")]
    [InlineData("return undefined", null)]
    [InlineData("return 9007199254740993n", "9007199254740993")]
    [InlineData("async function f() { return 7 } return f()", "7")]
    public void A_script_has_the_value_of_its_return_or_of_its_last_statement(string script, string? text) =>
        Assert.Equal(text, ValueText.Of(Play.Script(script)));

    [Fact]
    public void Variables_are_read_and_written_by_name()
    {
        var scope = new PlayScope { Variables = { ["X"] = 41, ["name"] = "draft" } };
        Assert.Equal(42, Play.Script("setX(getX() + 1); variables.name = variables.name + '!'; setVariable('Y', [1,2]); return getVariable('X')", scope));
        Assert.Equal("draft!", scope.Variables["name"]);
        Assert.Equal([1, 2], (object?[])scope.Variables["Y"]!);
        Assert.Equal("draft!", Play.Script("getName()", scope));
    }

    [Theory]
    [InlineData("getMissing()")]
    [InlineData("variables.Mispelt = 1; 'use strict'; variables.Mispelt.x")]
    [InlineData("getResultFromNobody()")]
    [InlineData("throw new Error('boom')")]
    [InlineData("return function() {}")]
    [InlineData("return Symbol('s')")]
    [InlineData("var a = []; a.push(a); return a")]
    [InlineData("getConfig('ConnectionStrings')")]
    [InlineData("parseGuid('no')")]
    [InlineData("fromBase64('%%%')")]
    [InlineData("return new Date('never')")]
    public void A_script_that_fails_ends_in_an_expression_exception(string script) =>
        Assert.Throws<ExpressionException>(() => Play.Script(script));

    [Fact]
    public void An_object_got_by_a_script_is_live_but_its_lists_do_not_grow()
    {
        var scope = new PlayScope { Variables = { ["X"] = PlainValue.Parse("""{"n":1,"list":[1],"deep":{"m":1}}""") } };
        Play.Script("var x = getX(); x.n = 2; x.list[0] = 9; x.deep.m = [3]; x.added = true", scope);
        Assert.Equal("""{"n":2,"list":[9],"deep":{"m":[3]},"added":true}""", ValueJson.Text(scope.Variables["X"]));
        Assert.Throws<ExpressionException>(() => Play.Script("getX().list.push(2)", scope));
    }

    [Fact]
    public void Inputs_outputs_and_facts_have_their_functions()
    {
        var scope = new PlayScope
        {
            GivenInputs = { ["A"] = "41", ["Missing"] = null },
            Outputs = { [("Calc", "Result")] = 3 },
            LastResult = "last",
        };
        Assert.Equal(
            "411 null 41 3 3 3 last inst def def-v3 3 corr",
            Play.Script("[getA() + 1, String(getMissing()), getInput('A'), getOutputFrom('Calc'), getOutputFrom('Calc','Result'), getResultFromCalc(), getLastResult(), getWorkflowInstanceId(), getWorkflowDefinitionId(), getWorkflowDefinitionVersionId(), getWorkflowDefinitionVersion(), getCorrelationId()].join(' ')", scope));
        Play.Script("setCorrelationId('new')", scope);
        Assert.Equal("new", scope.CorrelationId);
    }

    [Fact]
    public void Named_fields_are_found_in_both_spellings_and_listed_in_one()
    {
        var scope = new PlayScope { Variables = { ["R"] = new NamedFields(("Status", "Finished"), ("Output", new Dictionary<string, object?> { ["Sum"] = 3 })) } };
        Assert.Equal("""Finished Finished 3 {"Status":"Finished","Output":{"Sum":3}}""", Play.Script("[getR().Status, getR().status, getR().output.Sum, JSON.stringify(getR())].join(' ')", scope));
        Assert.Equal("""{"status":"Finished","output":{"Sum":3}}""", ValueJson.Text(scope.Variables["R"]));
    }

    [Fact]
    public void Texts_and_bytes_convert_as_Elsas_functions_do() =>
        Assert.Equal(
            "true false aGk= hi aGk= {\"a\":[1]}",
            Play.Script("[isNullOrWhiteSpace(' '), isNullOrEmpty(' '), toBase64('hi'), stringFromBase64('aGk='), bytesToBase64(bytesFromString('hi')), toJson({a:[1]})].join(' ')"));

    [Fact]
    public void Time_and_chance_come_from_the_step()
    {
        const string script = "[Date.now(), new Date().toISOString(), Math.random(), newGuid(), getShortGuid()].join(' ')";
        var first = (string)Play.Script(script)!;
        Assert.Equal(first, Play.Script(script));
        Assert.StartsWith("1803889800000 2027-03-01T08:30:00.000Z 0.", first, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(first.Split(' ')[3], out _));
    }

    [Fact]
    public void Each_evaluation_begins_with_clean_globals()
    {
        Play.Script("globalThis.leak = 1; Object.prototype.leak = 1; Array.prototype.push = null");
        Assert.Equal("undefined undefined 1", Play.Script("[typeof leak, typeof ({}).leak, [].push(1)].join(' ')"));
    }

    [Fact]
    public void One_prepared_script_serves_many_threads()
    {
        var prepared = ExpressionCatalog.Standard(new CountingIdentity()).Prepare("JavaScript", "var s = 0; for (var i = 0; i < getX(); i++) { s += i } return s", []);
        var sums = new object?[200];
        Parallel.For(0, sums.Length, index => sums[index] = prepared.Evaluate(new PlayScope { Variables = { ["X"] = index } }, CancellationToken.None));
        Assert.Equal(Enumerable.Range(0, sums.Length).Select(index => (object)(index * (index - 1) / 2)), sums);
    }

    [Fact]
    public void A_syntax_error_is_a_problem_and_throws_when_evaluated()
    {
        var problems = new List<string>();
        var prepared = ExpressionCatalog.Standard(new CountingIdentity()).Prepare("JavaScript", "return {", problems);
        Assert.Single(problems);
        Assert.Throws<ExpressionException>(() => prepared.Evaluate(new PlayScope(), CancellationToken.None));
    }
}
