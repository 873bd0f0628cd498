using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.UnitTests.Workflows.StateMachines;

public sealed class StateMachineTests
{
    [Fact]
    public async Task The_first_trigger_wins_the_others_are_cancelled_and_the_state_outlives_a_suspension()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("machine", Machine(
            "A", [State("A"), State("B"), State("C")], [Transition("A", "B", Event("ToB")), Transition("A", "C", Event("ToC")), Transition("B", "C", Event("Again"))])));
        await bench.ResumeAsync(PublishedEvent.Of("ToB"), keep: false);
        Assert.Equal(["Again"], (await bench.BookmarksAsync()).Select(bookmark => bookmark.ActivityId));
        await bench.ResumeAsync(PublishedEvent.Of("Again"), keep: false);

        Assert.Equal(["enter A", "leave A", "enter B", "leave B", "enter C"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
        Assert.Contains("ToC.Canceled", bench.Events);
    }

    [Fact]
    public async Task A_trigger_whose_condition_does_not_hold_waits_again()
    {
        var bench = new Workbench();
        var guarded = Transition("A", "B", Event("Go"));
        guarded["condition"] = Flow.Js("getN() > 0");
        await bench.RunAsync(Flow.Definition("guard", Machine("A", [State("A"), State("B")], [guarded]), Flow.Variable("N", value: 0)));
        await bench.ResumeAsync(PublishedEvent.Of("Go"), keep: false);

        Assert.Equal(["Go"], (await bench.BookmarksAsync()).Select(bookmark => bookmark.ActivityId));
        Assert.Equal(["enter A"], bench.Lines);
    }

    [Fact]
    public async Task Each_turn_of_a_loop_begins_at_the_initial_state()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("turns", Flow.Activity(
            "Elsa.ForEach", "L", ("items", Flow.Js("[1, 2]")), ("body", Machine("A", [State("A"), State("B")], [Transition("A", "B", Flow.Line("T"))])))));

        Assert.Equal(["enter A", "T", "leave A", "enter B", "enter A", "T", "leave A", "enter B"], bench.Lines);
    }

    [Fact]
    public async Task Unknown_states_and_transitions_without_a_trigger_are_problems()
    {
        var transition = Transition("A", "Nowhere", Flow.Line("T"));
        var bare = Transition("A", "A", Flow.Line("U"));
        bare.Remove("trigger");
        var problems = await new Workbench().ProblemsAsync(Flow.Definition("bad", Machine("None", [State("A"), State("A")], [transition, bare])));

        Assert.Contains(problems, problem => problem.Code == ProblemCodes.DuplicateState);
        Assert.Contains(problems, problem => problem.Code == ProblemCodes.UnknownState && problem.Property == "initialState");
        Assert.Contains(problems, problem => problem.Code == ProblemCodes.UnknownState && problem.Property == "transitions[0]");
        Assert.Contains(problems, problem => problem.Code == ProblemCodes.NoTrigger && problem.Property == "transitions[1]");
    }

    private static JsonObject Machine(string initial, JsonObject[] states, JsonObject[] transitions) => Flow.Activity(
        "Elsa.StateMachine", "M", ("initialState", initial), ("states", new JsonArray([.. states])), ("transitions", new JsonArray([.. transitions])));

    private static JsonObject State(string name) => new() { ["name"] = name, ["entry"] = Flow.Line("enter " + name), ["exit"] = Flow.Line("leave " + name) };

    private static JsonObject Transition(string from, string to, JsonObject trigger) => new() { ["from"] = from, ["to"] = to, ["trigger"] = trigger };

    private static JsonObject Event(string name) => Flow.Activity("Elsa.Event", name, ("eventName", Flow.Input(name)));
}
