namespace CoordinationFlow.SimulationTests.World;

/// <summary>
/// Where work of a node stops until the schedule lets it go on: before each call of the store and after each commit. Everything between two
/// seams runs at once and in one thread, so a seed gives one history.
/// </summary>
internal sealed class Seams(Random chance, Story story)
{
    private readonly List<(Node Node, TaskCompletionSource Turn, string What)> _waiting = [];

    public int Waiting => _waiting.Count;

    /// <summary>Waits for its turn. Never returns where the node dies meanwhile: what it knew is gone.</summary>
    public Task TurnAsync(Node node, string what)
    {
        // Without asynchronous continuations: what waits goes on inside Next, in the schedule's own thread.
        var turn = new TaskCompletionSource();
        if (node.IsAlive)
        {
            _waiting.Add((node, turn, what));
        }

        return turn.Task;
    }

    /// <summary>Lets one go on: any of them, or, where the schedule is of the patient kind, mostly the one that stopped last.</summary>
    public void Next(bool isPatient)
    {
        var place = isPatient && chance.Next(16) > 0 ? _waiting.Count - 1 : chance.Next(_waiting.Count);
        var (node, turn, what) = _waiting[place];
        _waiting.RemoveAt(place);
        story.Tell(node.Name, what);
        turn.SetResult();
    }

    /// <summary>Forgets what a node was doing.</summary>
    public void Drop(Node node) => _waiting.RemoveAll(one => one.Node == node);
}
