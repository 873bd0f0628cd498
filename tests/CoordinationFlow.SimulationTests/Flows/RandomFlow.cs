using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.UnitTests.Workflows;

namespace CoordinationFlow.SimulationTests.Flows;

/// <summary>A sound flow from a seed: nested containers, forks, joins, loops, timers, waits for a word, tasks and sub-workflows.</summary>
internal sealed class RandomFlow
{
    /// <summary>The flows that others call.</summary>
    public static IReadOnlyList<JsonObject> Children { get; } =
    [
        Flow.Definition("child-0", Flow.Sequence("Q", Flow.Task("T"), Pause("D", 20), Flow.Line("L"))),
        Flow.Definition("child-1", Flow.Parallel("P", Flow.Task("T"), Flow.Task("U"))),
        Flow.Definition("child-2", Flow.Line("L")),
    ];

    private readonly Random _chance;
    private int _last;
    private int _left;

    private RandomFlow(int seed) => (_chance, _left) = (new Random(seed), 3 + new Random(seed).Next(28));

    /// <summary>Whether branches race: which of them end is then the schedule's choice.</summary>
    public bool HasRace { get; private set; }

    /// <summary>The definition, <c>flow-</c> and the seed.</summary>
    public JsonObject Definition { get; private set; } = default!;

    public static RandomFlow Of(int seed)
    {
        var flow = new RandomFlow(seed);
        flow.Definition = Flow.Definition("flow-" + seed.ToString(CultureInfo.InvariantCulture), flow.Sequence(flow.NewId(), 4, false));
        return flow;
    }

    private JsonObject Any(int depth, bool races)
    {
        var id = NewId();
        _left--;
        return depth == 0 || _left <= 0 || _chance.Next(5) < 2 ? Leaf(id, races) : _chance.Next(races ? 5 : 9) switch
        {
            0 => Sequence(id, depth, races),
            1 => Flow.Parallel(id, Several(depth, races)),
            2 => Flow.Activity("Elsa.If", id, ("condition", Flow.Js(_chance.Next(2) == 0 ? "1 > 0" : "1 < 0")), ("then", Any(depth - 1, races)), ("else", Any(depth - 1, races))),
            3 => Flow.Activity("Elsa.For", id, ("start", Flow.Input(1)), ("end", Flow.Input(1 + _chance.Next(3))), ("body", Any(depth - 1, races))),
            4 => Flow.Activity("Elsa.ForEach", id, ("items", Flow.Input("[1, 2]", "Object")), ("body", Any(depth - 1, races))),
            5 => Flow.Activity("Elsa.Fork", id, ("joinMode", "WaitAll"), ("branches", new JsonArray([.. Several(depth, false)]))),
            6 => Join(id, depth),
            7 => Flow.Activity("Elsa.ParallelForEach", id, ("items", Flow.Input("[1, 2]", "Object")), ("body", Any(depth - 1, true))),
            _ => Race(id, depth),
        };
    }

    // One word wakes all that wait for it, so none is awaited where an activity runs beside itself or may be cut short.
    private JsonObject Leaf(string id, bool races) => _chance.Next(races ? 4 : 7) switch
    {
        0 => Flow.Line(id),
        1 => Pause(id, 1 + _chance.Next(90)),
        2 or 3 => Flow.Task(id),
        4 => Flow.Activity("Elsa.ExecuteWorkflow", id, ("workflowDefinitionId", Flow.Input("child-" + _chance.Next(3).ToString(CultureInfo.InvariantCulture))), ("waitForCompletion", Flow.Input(true))),
        _ => Flow.Activity(AwaitWord.TypeName, id),
    };

    private JsonObject Sequence(string id, int depth, bool races) => Flow.Sequence(id, Several(depth, races));

    private JsonObject[] Several(int depth, bool races) => [.. Enumerable.Range(0, 1 + _chance.Next(3)).Select(_ => Any(depth - 1, races)).ToArray()];

    // Begin leads to each branch, each branch to the join, the join to the end.
    private JsonObject Join(string id, int depth)
    {
        var branches = Several(depth, false);
        JsonObject[] all = [Flow.Line(id + "b"), .. branches, Flow.Activity("Elsa.FlowJoin", id + "j", ("mode", Flow.Input(_chance.Next(2) == 0 ? "WaitAll" : "WaitAllActive"))), Flow.Line(id + "z")];
        return Flow.Flowchart(id, all, [.. branches.SelectMany(branch => new[] { $"{id}b>{branch["id"]}", $"{branch["id"]}>{id}j" }), $"{id}j>{id}z"]);
    }

    // The first branch that ends ends the others.
    private JsonObject Race(string id, int depth)
    {
        HasRace = true;
        return Flow.Activity("Elsa.Fork", id, ("joinMode", "WaitAny"), ("branches", new JsonArray([.. Several(depth, true)])));
    }

    private static JsonObject Pause(string id, int minutes) =>
        Flow.Activity("Elsa.Delay", id, ("timeSpan", Flow.Input(TimeSpan.FromMinutes(minutes).ToString("c", CultureInfo.InvariantCulture))));

    private string NewId() => "a" + (_last++).ToString(CultureInfo.InvariantCulture);
}
