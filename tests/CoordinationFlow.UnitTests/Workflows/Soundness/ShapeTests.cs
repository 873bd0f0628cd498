using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.UnitTests.Workflows.Soundness;

public sealed class ShapeTests
{
    private static readonly JsonObject Scripted = Flow.Js("getInput('X') == 1");

    public static TheoryData<string, string, string> Unsound => new()
    {
        { "a step after an end", "Z", ProblemCodes.DeadStep },
        { "a step after a choice whose branches all end", "Z", ProblemCodes.DeadStep },
        { "a step after a loop that nothing leaves", "Z", ProblemCodes.DeadStep },
        { "a branch behind a constant", "No", ProblemCodes.DeadStep },
        { "an activity to which nothing leads", "Lost", ProblemCodes.DeadStep },
        { "what follows an end in a flowchart", "Z", ProblemCodes.DeadStep },
        { "a state that is never entered", "M", ProblemCodes.DeadStep },
        { "a join behind a decision that takes one branch", "J", ProblemCodes.JoinNever },
        { "a join that one branch may miss", "J", ProblemCodes.JoinNever },
        { "a while that never waits", "W", ProblemCodes.EndlessLoop },
        { "a circle that nothing leaves", "A", ProblemCodes.EndlessLoop },
        { "a machine that goes round and round", "M", ProblemCodes.EndlessLoop },
    };

    public static TheoryData<string> Sound =>
    [
        "a fork that joins again", "a decision that merges again", "a join whose other way ends the workflow", "a while that a break leaves",
        "a while that waits", "a circle with a way out", "a circle that waits", "a machine with a last state", "a trigger beside the start", "any of several branches",
    ];

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task What_is_unsound_is_found_and_not_published(string name, string activityId, string code)
    {
        var bench = new Workbench();
        var definition = Flow.Definition("shape", Shapes[name]());
        var found = (await bench.ProblemsAsync(definition)).Where(problem => !problem.IsWarning).ToArray();

        Assert.Contains(found, problem => problem.ActivityId == activityId && problem.Code == code);
        Assert.All(found, problem => Assert.StartsWith("shape.", problem.Code, StringComparison.Ordinal));
        var outcome = await bench.DoAsync(step => bench.Library.ImportAsync(step, definition.ToJsonString(), new(Publish: true)));
        Assert.Null(outcome.Row);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task What_is_sound_is_not_refused(string name) =>
        Assert.DoesNotContain(await new Workbench().ProblemsAsync(Flow.Definition("shape", Shapes[name]())), problem => !problem.IsWarning);

    [Fact]
    public async Task An_outcome_that_nobody_handles_is_a_warning_and_does_not_keep_the_flow_from_being_published()
    {
        var bench = new Workbench();
        var definition = Flow.Definition("half", Flow.Flowchart("F", [Decision("D"), Flow.Line("Yes")], "D:True>Yes"));
        var outcome = await bench.DoAsync(step => bench.Library.ImportAsync(step, definition.ToJsonString(), new(Publish: true)));

        Assert.NotNull(outcome.Row);
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((ProblemCodes.UnhandledOutcome, "D", true), (problem.Code, problem.ActivityId, problem.IsWarning));
    }

    [Fact]
    public async Task A_join_that_waits_in_vain_is_told_with_a_way_that_leads_there()
    {
        var problems = await new Workbench().ProblemsAsync(Flow.Definition("shape", Shapes["a join that one branch may miss"]()));

        Assert.Contains("'D' leaves by False; 'S' → 'A'", Assert.Single(problems, problem => problem.Code == ProblemCodes.JoinNever).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Func<JsonObject>> Shapes { get; } = new()
    {
        ["a step after an end"] = () => Flow.Sequence("Q", Flow.Line("A"), Flow.Activity("Elsa.Finish", "E"), Flow.Line("Z")),
        ["a step after a choice whose branches all end"] = () => Flow.Sequence("Q", If("I", Flow.Activity("Elsa.Complete", "C"), Flow.Fault("Bad")), Flow.Line("Z")),
        ["a step after a loop that nothing leaves"] = () => Flow.Sequence("Q", While("W", Flow.Input(true), Flow.Task("T")), Flow.Line("Z")),
        ["a branch behind a constant"] = () => Flow.Activity("Elsa.If", "I", ("condition", Flow.Input(true)), ("then", Flow.Line("Yes")), ("else", Flow.Line("No"))),
        ["an activity to which nothing leads"] = () => Flow.Flowchart("F", [Flow.Line("S"), Flow.Line("A"), Flow.Line("Lost")], "S>A"),
        ["what follows an end in a flowchart"] = () => Flow.Flowchart("F", [Flow.Line("S"), Flow.Activity("Elsa.End", "E"), Flow.Line("Z")], "S>E", "E>Z"),
        ["a state that is never entered"] = () => Machine(("A", "B"), ("C", "B")),
        ["a join behind a decision that takes one branch"] = () => Flow.Flowchart("F", [Decision("D"), Flow.Line("A"), Flow.Line("B"), JoinAll(), Flow.Line("Z")], "D:True>A", "D:False>B", "A>J", "B>J", "J>Z"),
        ["a join that one branch may miss"] = () => Flow.Flowchart("F", [Flow.Line("S"), Decision("D"), Flow.Line("A"), Flow.Line("B"), JoinAll()], "S>A", "S>D", "D:True>B", "A>J", "B>J"),
        ["a while that never waits"] = () => While("W", Flow.Input(true), Flow.Line("X")),
        ["a circle that nothing leaves"] = () => Flow.Flowchart("F", [Flow.Line("A"), Flow.Line("B")], "A>B", "B>A"),
        ["a machine that goes round and round"] = () => Machine(("A", "B"), ("B", "A")),
        ["a fork that joins again"] = () => Flow.Flowchart("F", [Flow.Line("S"), Flow.Task("A"), Flow.Task("B"), JoinAll(), Flow.Line("Z")], "S>A", "S>B", "A>J", "B>J", "J>Z"),
        ["a decision that merges again"] = () => Flow.Flowchart("F", [Decision("D"), Flow.Line("A"), Flow.Line("B"), Flow.Line("Z")], "D:True>A", "D:False>B", "A>Z", "B>Z"),
        ["a join whose other way ends the workflow"] = () => Flow.Flowchart("F", [Flow.Line("S"), Decision("D"), Flow.Line("A"), Flow.Line("B"), JoinAll(), Flow.Activity("Elsa.Finish", "No")], "S>A", "S>D", "D:True>B", "D:False>No", "A>J", "B>J"),
        ["a while that a break leaves"] = () => Flow.Sequence("Q", While("W", Flow.Input(true), If("I", Flow.Activity("Elsa.Break", "B"), Flow.Line("X"))), Flow.Line("Z")),
        ["a while that waits"] = () => While("W", Flow.Input(true), Flow.Task("T")),
        ["a circle with a way out"] = () => Flow.Flowchart("F", [Flow.Line("A"), Decision("D"), Flow.Line("Z")], "A>D", "D:False>A", "D:True>Z"),
        ["a circle that waits"] = () => Flow.Flowchart("F", [Flow.Line("A"), Flow.Task("T")], "A>T", "T>A"),
        ["a machine with a last state"] = () => Machine(("A", "B")),
        ["a trigger beside the start"] = () => Flow.Flowchart("F", [Flow.Activity("Elsa.Start", "S"), Trigger("E"), Flow.Line("Z")], "S>Z", "E>Z"),
        ["any of several branches"] = () => Flow.Sequence("Q", Flow.Activity(
            "Elsa.Fork", "K", ("joinMode", Flow.Input("WaitAny")), ("branches", new JsonArray(While("W", Flow.Input(true), Flow.Task("T")), Flow.Line("A")))), Flow.Line("Z")),
    };

    private static JsonObject Decision(string id) => Flow.Activity("Elsa.FlowDecision", id, ("condition", Scripted.DeepClone()));

    private static JsonObject JoinAll() => Flow.Activity("Elsa.FlowJoin", "J", ("mode", Flow.Input("WaitAll")));

    private static JsonObject If(string id, JsonObject then, JsonObject other) => Flow.Activity("Elsa.If", id, ("condition", Scripted.DeepClone()), ("then", then), ("else", other));

    private static JsonObject While(string id, JsonObject condition, JsonObject body) => Flow.Activity("Elsa.While", id, ("condition", condition), ("body", body));

    private static JsonObject Trigger(string id)
    {
        var trigger = Flow.Activity("Elsa.Event", id, ("eventName", Flow.Input(id)));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return trigger;
    }

    private static JsonObject Machine(params (string From, string To)[] ways) => Flow.Activity(
        "Elsa.StateMachine", "M", ("initialState", ways[0].From),
        ("states", new JsonArray([.. ways.SelectMany(way => new[] { way.From, way.To }).Distinct().Select(name => (JsonNode)new JsonObject { ["name"] = name })])),
        ("transitions", new JsonArray([.. ways.Select(way => (JsonNode)new JsonObject { ["from"] = way.From, ["to"] = way.To, ["trigger"] = Flow.Line(way.From + way.To) })])));
}
