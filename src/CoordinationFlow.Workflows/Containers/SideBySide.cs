using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>A container that starts several activities at once and ends when all have ended.</summary>
internal abstract class SideBySide : EngineKind
{
    private const string Remaining = "remaining";

    public sealed override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var remaining = self.Recall<int>(Remaining) - 1;
        self.Remember(Remaining, remaining);
        return remaining == 0 ? self.CompleteAsync() : ValueTask.CompletedTask;
    }

    /// <summary>So many will be scheduled now.</summary>
    protected static void Expect(ActivityExecution execution, int count) => execution.Remember(Remaining, count);
}
