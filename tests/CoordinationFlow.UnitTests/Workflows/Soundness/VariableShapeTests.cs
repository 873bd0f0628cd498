using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.UnitTests.Workflows.Soundness;

public sealed class VariableShapeTests
{
    public static TheoryData<string, bool> Flows => new()
    {
        { "read, then set", true },
        { "never set", true },
        { "set in the other branch", true },
        { "set after it in a flowchart", true },
        { "read by what sets it", true },
        { "set, then read", false },
        { "set in a loop before", false },
        { "set by an output", false },
        { "set before it in a flowchart", false },
        { "set beside it", false },
        { "set by a script that hides what it sets", false },
        { "read as Liquid after it was set", false },
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task A_variable_that_is_read_where_nothing_can_have_set_it_is_a_warning(string name, bool isEarly)
    {
        var problems = await new Workbench().ProblemsAsync(Flow.Definition("vars", Roots[name](), Flow.Variable("X")));
        var told = problems.Where(problem => problem.Code == ProblemCodes.ReadBeforeSet).ToArray();

        Assert.Equal(isEarly ? 1 : 0, told.Length);
        Assert.All(told, problem => Assert.True(problem.IsWarning));
    }

    [Fact]
    public async Task A_variable_with_a_default_value_may_be_read_at_once() =>
        Assert.Empty(await new Workbench().ProblemsAsync(Flow.Definition("vars", Read(), Flow.Variable("X", value: 0))));

    private static Dictionary<string, Func<JsonObject>> Roots { get; } = new()
    {
        ["read, then set"] = () => Flow.Sequence("Q", Read(), Set()),
        ["never set"] = () => Flow.Sequence("Q", Read()),
        ["set in the other branch"] = () => Flow.Activity("Elsa.If", "I", ("condition", Flow.Js("getInput('A')")), ("then", Set()), ("else", Read())),
        ["set after it in a flowchart"] = () => Flow.Flowchart("F", [Read(), Set()], "R>S"),
        ["read by what sets it"] = () => Flow.Set("S", "X", Flow.Js("getX() + 1")),
        ["set, then read"] = () => Flow.Sequence("Q", Set(), Read()),
        ["set in a loop before"] = () => Flow.Activity("Elsa.ForEach", "L", ("items", Flow.Js("[1, 2]")), ("body", Flow.Sequence("Q", Read(), Set()))),
        ["set by an output"] = () => Flow.Sequence(
            "Q", Flow.Activity("Elsa.RunJavaScript", "J", ("script", Flow.Input("return 1")), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-X" } })), Read()),
        ["set before it in a flowchart"] = () => Flow.Flowchart("F", [Set(), Flow.Line("A"), Read()], "S>A", "A>R"),
        ["set beside it"] = () => Flow.Parallel("P", Set(), Read()),
        ["set by a script that hides what it sets"] = () => Flow.Sequence("Q", Flow.Line("H", "setVariable('X', 1)"), Read()),
        ["read as Liquid after it was set"] = () => Flow.Sequence("Q", Set(), Flow.Activity("Elsa.WriteLine", "R", ("text", Flow.Input("{{ Variables.X }}", "Liquid")))),
    };

    private static JsonObject Read() => Flow.Line("R", "getX()");

    private static JsonObject Set() => Flow.Set("S", "X", Flow.Input(1));
}
