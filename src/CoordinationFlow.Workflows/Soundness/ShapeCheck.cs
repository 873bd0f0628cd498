using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>
/// Looks at a flow's shape before it is published: steps that can never run, joins that wait for a branch which never comes, loops
/// without a wait or an end, outcomes that nobody handles. Says nothing of the workflows that it uses as activities: they have their own.
/// </summary>
internal sealed class ShapeCheck(ICollection<Problem> problems)
{
    private readonly Dictionary<Node, Ending> _endings = [];
    private int _within;

    /// <summary>What is to be told beside other problems: the shape of what cannot be read would only confuse.</summary>
    public static IEnumerable<Problem> Beside(IReadOnlyCollection<Problem> others, IEnumerable<Problem> found) =>
        others.Count == 0 ? found : found.Where(problem => !problem.Code.StartsWith("shape.", StringComparison.Ordinal));

    /// <summary>Checks a whole workflow, whose first node is the workflow itself.</summary>
    public void Check(IReadOnlyList<Node> nodes)
    {
        Of(nodes[0]);
        new VariableShape(this, nodes).Check();
    }

    /// <summary>How the activity may end; each is looked at once.</summary>
    public Ending Of(Node node)
    {
        if (!_endings.TryGetValue(node, out var ending))
        {
            ending = node.Kind is PublishedWorkflow ? Used(node) : Endings.Of(this, node);
            _endings[node] = ending;
        }

        return ending;
    }

    /// <summary>The step can never run.</summary>
    public void Dead(Node node, string because) => Say(node, ProblemCodes.DeadStep, $"'{Name(node)}' can never run: {because}", isWarning: false);

    public void Say(Node node, string code, string message, bool isWarning)
    {
        if (_within == 0)
        {
            problems.Add(new(code, message) { ActivityId = node.Id, ActivityName = node.Name, IsWarning = isWarning });
        }
    }

    /// <summary>What a designer calls the activity.</summary>
    public static string Name(Node node) => node.Name ?? node.Id;

    // A Complete in it ends the used workflow alone; a fault or a Finish ends the instance.
    private Ending Used(Node node)
    {
        _within++;
        var inner = node.Port("root") is { } root ? Of(root) : Ending.AtOnce;
        _within--;
        return inner with { Completes = inner.Completes || inner.Ends, Breaks = false };
    }
}
