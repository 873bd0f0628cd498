using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>What is brought to the engine from without.</summary>
/// <param name="Id">The sender's own id; the same in each delivery of the same message.</param>
/// <param name="NotBefore">When it comes, UTC.</param>
internal abstract record Message(string Id, DateTimeOffset NotBefore)
{
    /// <summary>A new instance is wanted.</summary>
    public sealed record Begin(string Id, DateTimeOffset NotBefore, StartRequest Request) : Message(Id, NotBefore);

    /// <summary>Somebody's word, which the flow waits for or soon will.</summary>
    public sealed record Word(string Id, DateTimeOffset NotBefore, Stimulus Stimulus) : Message(Id, NotBefore);

    /// <summary>A task is done.</summary>
    public sealed record Report(string Id, DateTimeOffset NotBefore, string TaskId) : Message(Id, NotBefore);

    /// <summary>An administrator ends an instance.</summary>
    public sealed record Cancel(string Id, DateTimeOffset NotBefore, string InstanceId) : Message(Id, NotBefore);
}
