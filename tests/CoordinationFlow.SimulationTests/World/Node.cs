using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>A server process: engine, timers and intake on the shared store. It forgets everything when it dies.</summary>
internal sealed class Node(string name)
{
    /// <summary>For the story.</summary>
    public string Name { get; } = name;

    /// <summary>False once it has died; another one takes its place.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>The store as it sees it.</summary>
    public IStore Store { get; private set; } = default!;

    /// <summary>The engine.</summary>
    public IWorkflowRuntime Runtime { get; private set; } = default!;

    /// <summary>Runs steps.</summary>
    public WorkflowHost Host { get; private set; } = default!;

    /// <summary>Fires timers.</summary>
    public TimerRun Timers { get; private set; } = default!;

    /// <summary>Brings together what missed each other.</summary>
    public KeptStimulusRun Kept { get; private set; } = default!;

    /// <summary>Messages that it has taken and not acknowledged.</summary>
    public List<Message> Unacknowledged { get; } = [];

    /// <summary>Whether its worker is on its round.</summary>
    public bool IsOnRound { get; set; }

    /// <summary>Starts the process on a store.</summary>
    public void Start(IStore store, IWorkflowRuntime runtime, TimeProvider clock)
    {
        (Store, Runtime) = (store, runtime);
        Host = new WorkflowHost(store, clock);
        Timers = new TimerRun(store, Host, runtime);
        Kept = new KeptStimulusRun(store, Host, runtime);
    }
}
