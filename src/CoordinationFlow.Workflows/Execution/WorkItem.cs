using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>One entry of an instance's queue, first in, first out: an activity to start, or a bookmark to resume.</summary>
internal abstract record WorkItem
{
    /// <summary>An activity that its container has scheduled; dropped if the container has ended meanwhile.</summary>
    public sealed record Start(Node Node, ActivityExecution? Owner) : WorkItem
    {
        /// <summary>Values that the container gives to this child alone: CurrentValue, CurrentIndex.</summary>
        public IReadOnlyList<KeyValuePair<string, object?>> Variables { get; init; } = [];

        /// <summary>What it waited for in vain: it does not run but becomes an incident. Null: it runs.</summary>
        public string? Missing { get; init; }

        /// <summary>Whether a connection that leads back scheduled it.</summary>
        public bool IsBackward { get; init; }
    }

    /// <summary>A bookmark that was met; dropped if it is gone meanwhile.</summary>
    public sealed record Resume(Bookmark Bookmark, Stimulus Stimulus) : WorkItem;
}
