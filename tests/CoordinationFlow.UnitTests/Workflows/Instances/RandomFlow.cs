using System.Text.Json.Nodes;

namespace CoordinationFlow.UnitTests.Workflows.Instances;

/// <summary>A well-formed definition from a seed: containers, loops, joins and tasks, always ending if every task is reported.</summary>
internal static class RandomFlow
{
    public static JsonObject Of(Random chance)
    {
        var next = 0;
        var root = Activity(chance, ref next, depth: 3);
        return Flow.Definition("random", Flow.Sequence("Root", root, Flow.Task("Last"), Flow.Line("Z")), Flow.Variable("N", "Int32", "0"));
    }

    private static JsonObject Activity(Random chance, ref int next, int depth)
    {
        var id = "A" + next++;
        var kind = depth == 0 ? chance.Next(3) : chance.Next(12);
        return kind switch
        {
            0 or 6 => Flow.Task(id),
            1 => Flow.Line(id, "return 'n=' + getN()"),
            2 => Flow.Set(id, "N", Flow.Js("return getN() + 1")),
            3 => Flow.Parallel(id, Several(chance, ref next, depth)),
            4 => Flow.Sequence(id, Several(chance, ref next, depth)),
            5 => Flow.Activity("Elsa.ForEach", id, ("items", Flow.Js("return [1,2]")), ("body", Activity(chance, ref next, depth - 1))),
            7 => Flow.Activity("Elsa.ParallelForEach", id, ("items", Flow.Js("return ['a','b']")), ("body", Activity(chance, ref next, depth - 1))),
            8 => Flow.Activity("Elsa.If", id, ("condition", Flow.Js("return getN() % 2 == 0")), ("then", Activity(chance, ref next, depth - 1)), ("else", Activity(chance, ref next, depth - 1))),
            9 => Flow.Activity("Elsa.Fork", id, ("joinMode", chance.Next(2) == 0 ? "WaitAny" : "WaitAll"), ("branches", new JsonArray([.. Several(chance, ref next, depth)]))),
            _ => Diamond(chance, ref next, id, depth),
        };
    }

    private static JsonObject[] Several(Random chance, ref int next, int depth)
    {
        var several = new JsonObject[1 + chance.Next(3)];
        for (var place = 0; place < several.Length; place++)
        {
            several[place] = Activity(chance, ref next, depth - 1);
        }

        return several;
    }

    // A decision beside two branches, a join of a random mode, and a way back as long as N is small.
    private static JsonObject Diamond(Random chance, ref int next, string id, int depth)
    {
        var left = Activity(chance, ref next, depth - 1);
        var right = Activity(chance, ref next, depth - 1);
        var mode = new[] { "WaitAny", "WaitAllActive" }[chance.Next(2)];
        string Own(string part) => id + part;
        return Flow.Flowchart(
            id,
            [
                Flow.Sequence(Own("s"), Flow.Task(Own("t")), Flow.Set(Own("n"), "N", Flow.Js("return getN() + 1"))),
                left,
                right,
                Flow.Activity("Elsa.FlowDecision", Own("d"), ("condition", Flow.Js("return getN() % 3 == 0"))),
                Flow.Activity("Elsa.FlowJoin", Own("j"), ("mode", Flow.Input(mode))),
                Flow.Activity("Elsa.FlowDecision", Own("e"), ("condition", Flow.Js("return getN() < 3"))),
                Flow.Line(Own("z")),
            ],
            $"{Own("s")}>{left["id"]}", $"{Own("s")}>{Own("d")}", $"{Own("d")}:True>{right["id"]}", $"{left["id"]}>{Own("j")}", $"{right["id"]}>{Own("j")}",
            $"{Own("j")}>{Own("e")}", $"{Own("e")}:True>{Own("s")}", $"{Own("e")}:False>{Own("z")}");
    }
}
