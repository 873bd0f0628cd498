using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.UnitTests.Workflows.Definitions;

public sealed class ProblemTests
{
    public static TheoryData<string, string, string?, string?> Operators => new()
    {
        // what is done to a good definition, the code, the activity, the property
        { "unknown type", ProblemCodes.UnknownActivity, "A", "type" },
        { "no id", ProblemCodes.NoId, null, "id" },
        { "duplicate id", ProblemCodes.DuplicateId, "B", "id" },
        { "bad script", ProblemCodes.BadExpression, "A", "text" },
        { "bad template", ProblemCodes.BadExpression, "A", "text" },
        { "unknown expression type", ProblemCodes.BadExpression, "A", "text" },
        { "unknown variable in expression", ProblemCodes.UnknownVariable, "A", "text" },
        { "unknown input in expression", ProblemCodes.UnknownInput, "A", "text" },
        { "unknown input", ProblemCodes.UnknownInput, "A", "colour" },
        { "set unknown variable", ProblemCodes.UnknownVariable, "B", "variable" },
        { "output bound to nothing", ProblemCodes.UnknownVariable, "T", "result" },
        { "missing required input", ProblemCodes.MissingInput, "T", "taskName" },
        { "blank required input", ProblemCodes.MissingInput, "T", "taskName" },
        { "bad duration", ProblemCodes.BadInput, "D", "timeSpan" },
        { "bad choice", ProblemCodes.BadInput, "J", "mode" },
        { "connection to nowhere", ProblemCodes.UnknownConnectionEnd, "F", "connections[0]" },
        { "connection from nowhere", ProblemCodes.UnknownConnectionEnd, "F", "connections[0]" },
        { "unknown port", ProblemCodes.UnknownPort, "F", "connections[0]" },
        { "unknown start", ProblemCodes.UnknownConnectionEnd, "F", "start" },
        { "loop into a branch", ProblemCodes.BadLoop, "F", "connections[5]" },
        { "unknown variable type", ProblemCodes.UnknownType, null, "variables" },
        { "bad default value", ProblemCodes.BadVariableValue, null, "variables" },
        { "duplicate variable", ProblemCodes.DuplicateVariable, null, "variables" },
        { "activities that are no list", ProblemCodes.Malformed, "F", "activities" },
        { "an activity that is a text", ProblemCodes.Malformed, "F", "activities" },
        { "connections that are no list", ProblemCodes.Malformed, "F", "connections" },
        { "variables that are no list", ProblemCodes.Malformed, null, "variables" },
        { "inputs that are no list", ProblemCodes.Malformed, null, "inputs" },
        { "a branch that is a text", ProblemCodes.Malformed, "I", "then" },
        { "cases that are no list", ProblemCodes.Malformed, "S", "cases" },
        { "bad case", ProblemCodes.BadExpression, "S", "cases[0].condition" },
        { "input without expression", ProblemCodes.Malformed, "A", "text" },
        { "no type", ProblemCodes.UnknownActivity, "A", "type" },
        { "bad number", ProblemCodes.BadInput, "R", "end" },
        { "bad truth", ProblemCodes.BadInput, "I", "condition" },
        { "bad instant", ProblemCodes.BadInput, "At", "dateTime" },
        { "bad script of a script", ProblemCodes.BadExpression, "R", "script" },
        { "unknown workflow", ProblemCodes.UnknownWorkflow, "W", "type" },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task A_bad_definition_is_refused_naming_activity_and_property(string what, string code, string? activity, string? property)
    {
        var bench = new Workbench();
        var definition = Spoil(what);

        var outcome = await bench.DoAsync(step => bench.Library.ImportAsync(step, definition.ToJsonString(), new ImportOptions(Publish: true)));

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((code, property), (problem.Code, problem.Property));
        if (activity is not null)
        {
            Assert.Equal(activity, problem.ActivityId);
        }

        Assert.NotEmpty(problem.Message);
        Assert.Null(outcome.Row);
        Assert.Empty(await bench.RowsAsync(DefinitionVersionRow.Table));
    }

    [Theory]
    [InlineData("", ProblemCodes.Malformed, null)]
    [InlineData("{", ProblemCodes.Malformed, null)]
    [InlineData("[]", ProblemCodes.Malformed, null)]
    [InlineData("null", ProblemCodes.Malformed, null)]
    [InlineData("""{"definitionId":"x"}""", ProblemCodes.Missing, "root")]
    [InlineData("""{"definitionId":"x","root":[]}""", ProblemCodes.Missing, "root")]
    [InlineData("""{"root":{}}""", ProblemCodes.Missing, "definitionId")]
    [InlineData("""{"root":{},"root":{}}""", ProblemCodes.Malformed, null)]
    public async Task A_text_that_is_no_definition_is_refused(string json, string code, string? property)
    {
        var bench = new Workbench();

        var problem = Assert.Single(await bench.DoAsync(step => bench.Library.CheckAsync(step, json)));

        Assert.Equal((code, property), (problem.Code, problem.Property));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(50_000)]
    public async Task A_definition_that_nests_without_end_is_refused(int depth)
    {
        var opened = Enumerable.Range(0, depth).Select(level => $$"""{"id":"Q{{level}}","type":"Elsa.If","then":""");
        var json = $$"""{"definitionId":"deep","root":{{string.Concat(opened)}}null{{new string('}', depth + 1)}}""";
        var bench = new Workbench();

        var problem = Assert.Single(await bench.DoAsync(step => bench.Library.CheckAsync(step, json)));

        Assert.Equal(depth < 100 ? ProblemCodes.TooLarge : ProblemCodes.Malformed, problem.Code);
    }

    [Fact]
    public async Task A_workflow_that_contains_itself_is_refused()
    {
        var bench = new Workbench();
        var definition = Flow.Definition("loop", Flow.Activity("Loop", "L", ("workflowDefinitionId", "loop")));
        definition["options"]!["usableAsActivity"] = true;
        await bench.DoAsync(step => bench.Library.ImportAsync(step, definition.ToJsonString(), new ImportOptions(true) { EvenWithProblems = true }));

        var problem = Assert.Single(await bench.ProblemsAsync(definition));

        Assert.Equal((ProblemCodes.UnknownWorkflow, "L", "workflowDefinitionId"), (problem.Code, problem.ActivityId, problem.Property));
    }

    [Fact]
    public async Task The_unspoiled_definition_has_no_problem() => Assert.Empty(await new Workbench().ProblemsAsync(Good()));

    private static JsonObject Good() => Flow.Definition(
        "good",
        Flow.Flowchart(
            "F",
            [
                Flow.Line("A"), Flow.Set("B", "N", Flow.Js("return getN() + 1")), Flow.Task("T"),
                Flow.Activity("Elsa.Delay", "D", ("timeSpan", Flow.Input("00:00:05"))),
                Flow.Activity("Elsa.FlowJoin", "J", ("mode", Flow.Input("WaitAll"))),
            ],
            "A>B", "B>T", "A>D", "D>J", "T>J"),
        Flow.Variable("N", "Int32", "0"));

    private static JsonObject Spoil(string what)
    {
        var definition = Good();
        var root = (JsonObject)definition["root"]!;
        var activities = (JsonArray)root["activities"]!;
        var connections = (JsonArray)root["connections"]!;
        JsonObject Of(string id) => (JsonObject)activities.First(each => (string)each!["id"]! == id)!;
        switch (what)
        {
            case "unknown type": Of("A")["type"] = "Elsa.Nothing"; break;
            case "no id": activities.Add(Flow.Activity("Elsa.WriteLine", "")); break;
            case "duplicate id": activities.Add(Flow.Line("B")); break;
            case "bad script": Of("A")["text"] = Flow.Js("return (1 +"); break;
            case "bad template": Of("A")["text"] = Flow.Input("{% if x %}", "Liquid"); break;
            case "unknown expression type": Of("A")["text"] = Flow.Input("x", "Cobol"); break;
            case "unknown variable in expression": Of("A")["text"] = Flow.Input("v-Gone", "Variable"); break;
            case "unknown input in expression": Of("A")["text"] = Flow.Input("Gone", "Input"); break;
            case "unknown input": Of("A")["colour"] = Flow.Input("red"); break;
            case "set unknown variable": Of("B")["variable"] = new JsonObject { ["id"] = "v-Gone", ["name"] = "Gone" }; break;
            case "output bound to nothing": Of("T")["result"] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-Gone" } }; break;
            case "missing required input": Of("T").Remove("taskName"); break;
            case "blank required input": Of("T")["taskName"] = Flow.Input(" "); break;
            case "bad duration": Of("D")["timeSpan"] = Flow.Input("soon"); break;
            case "bad choice": Of("J")["mode"] = Flow.Input("WaitSome"); break;
            case "connection to nowhere": connections[0]!["target"]!["activity"] = "Gone"; break;
            case "connection from nowhere": connections[0]!["source"]!["activity"] = "Gone"; break;
            case "unknown port": connections[0]!["source"]!["port"] = "Maybe"; break;
            case "unknown start": root["start"] = "Gone"; break;
            case "loop into a branch": connections.Add(Flow.Connection("J>B")); break;
            case "unknown variable type": ((JsonArray)definition["variables"]!).Add(Flow.Variable("X", "Quaternion")); break;
            case "bad default value": ((JsonArray)definition["variables"]!).Add(Flow.Variable("X", "Int32", "many")); break;
            case "duplicate variable": ((JsonArray)definition["variables"]!).Add(Flow.Variable("N")); break;
            case "activities that are no list": root["activities"] = new JsonObject(); root["connections"] = new JsonArray(); break;
            case "an activity that is a text": activities.Add("A"); break;
            case "connections that are no list": root["connections"] = "A>B"; break;
            case "variables that are no list": definition["variables"] = new JsonObject(); activities.Remove(Of("B")); connections.RemoveAt(1); connections.RemoveAt(0); break;
            case "inputs that are no list": definition["inputs"] = 5; break;
            case "a branch that is a text": activities.Add(Flow.Activity("Elsa.If", "I", ("then", "A"))); break;
            case "cases that are no list": activities.Add(Flow.Activity("Elsa.FlowSwitch", "S", ("cases", "x"))); break;
            case "bad case": activities.Add(Flow.Activity("Elsa.FlowSwitch", "S", ("cases", new JsonArray(new JsonObject { ["label"] = "x", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "return (" } })))); break;
            case "input without expression": Of("A")["text"] = new JsonObject { ["typeName"] = "String" }; break;
            case "no type": Of("A").Remove("type"); break;
            case "bad number": activities.Add(Flow.Activity("Elsa.For", "R", ("end", Flow.Input("many")))); break;
            case "bad truth": activities.Add(Flow.Activity("Elsa.If", "I", ("condition", Flow.Input("perhaps")))); break;
            case "bad instant": activities.Add(Flow.Activity("Elsa.StartAt", "At", ("dateTime", Flow.Input("tomorrow")))); break;
            case "bad script of a script": activities.Add(Flow.Activity("Elsa.RunJavaScript", "R", ("script", Flow.Input("return (")))); break;
            case "unknown workflow": activities.Add(Flow.Activity("Gone", "W", ("workflowDefinitionId", "gone"))); break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }

        return definition;
    }
}
