using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>
/// Joins that need every branch: is there a way on which one branch comes and another never does? All ways are tried that the
/// activities before the join can decide between; where there are too many, nothing is said.
/// </summary>
internal sealed class JoinShape(ShapeCheck check, FlowGraph graph, Func<Node, bool> returns)
{
    private const int MaxWays = 4096;

    public void Check()
    {
        foreach (var join in graph.Activities.Where(NeedsAll))
        {
            var before = graph.Ancestors(join).Where(returns).Where(activity => OutcomeSets.Of(activity).Length > 1).OrderBy(graph.PlaceOf).ToArray();
            if (before.Aggregate(1L, (ways, activity) => Math.Min(MaxWays + 1, ways * OutcomeSets.Of(activity).Length)) <= MaxWays)
            {
                CheckWays(join, before, 0, []);
            }
        }
    }

    private static bool NeedsAll(Node activity) => activity.Kind is FlowJoin && Constants.Text(activity, "Mode") == FlowJoin.WaitAll;

    private bool CheckWays(Node join, Node[] deciding, int place, Dictionary<Node, IReadOnlyList<string>> chosen)
    {
        if (place == deciding.Length)
        {
            return CheckWay(join, chosen);
        }

        foreach (var outcomes in OutcomeSets.Of(deciding[place]))
        {
            chosen[deciding[place]] = outcomes;
            if (CheckWays(join, deciding, place + 1, chosen))
            {
                return true;
            }
        }

        return false;
    }

    private bool CheckWay(Node join, Dictionary<Node, IReadOnlyList<string>> chosen)
    {
        var way = new Way(graph, returns, chosen);
        var inbound = graph.ForwardInbound(join);
        var followed = inbound.Where(way.IsFollowed).ToArray();
        if (followed.Length == 0 || followed.Length == inbound.Length || way.EndsElsewhere)
        {
            return false;
        }

        var missing = inbound.First(connection => !way.IsFollowed(connection)).Source;
        check.Say(
            join, ProblemCodes.JoinNever,
            $"'{ShapeCheck.Name(join)}' waits for '{ShapeCheck.Name(missing)}', which does not come on this way: {way.To(followed[0].Source)}.", isWarning: false);
        return true;
    }

    /// <summary>One way through the flowchart, once round: the outcomes that deciding activities have chosen.</summary>
    private sealed class Way(FlowGraph graph, Func<Node, bool> returns, Dictionary<Node, IReadOnlyList<string>> chosen)
    {
        private readonly Dictionary<Node, bool> _runs = [];

        /// <summary>Whether something on this way ends the flowchart or the workflow, so that no join waits any longer.</summary>
        public bool EndsElsewhere => graph.Activities.Any(activity => Runs(activity) && !returns(activity));

        public bool IsFollowed(FlowConnection connection)
        {
            if (!Runs(connection.Source) || !returns(connection.Source))
            {
                return false;
            }

            var sets = OutcomeSets.Of(connection.Source);
            return chosen.TryGetValue(connection.Source, out var outcomes) ? outcomes.Contains(connection.Port) : sets.Length == 1 && sets[0].Contains(connection.Port);
        }

        /// <summary>How one comes to an activity, for reading.</summary>
        public string To(Node activity)
        {
            var steps = new List<string>();
            for (var at = activity; at is not null; at = graph.ForwardInbound(at).FirstOrDefault(IsFollowed)?.Source)
            {
                steps.Add($"'{ShapeCheck.Name(at)}'");
            }

            steps.Reverse();
            var choices = chosen.Where(choice => Runs(choice.Key)).Select(choice => $"'{ShapeCheck.Name(choice.Key)}' leaves by {string.Join(", ", choice.Value)}");
            return string.Join("; ", choices.Append(string.Join(" → ", steps)));
        }

        private bool Runs(Node activity)
        {
            if (activity == graph.Start)
            {
                return true;
            }

            if (_runs.TryGetValue(activity, out var known))
            {
                return known;
            }

            _runs[activity] = false;
            var inbound = graph.ForwardInbound(activity);
            return _runs[activity] = NeedsAll(activity) ? !inbound.IsEmpty && inbound.All(IsFollowed) : inbound.Any(IsFollowed);
        }
    }
}
