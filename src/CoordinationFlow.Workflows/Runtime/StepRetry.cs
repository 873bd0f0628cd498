using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Runtime;

/// <summary>Begins a step anew where a row moved between its read and its commit.</summary>
public static class StepRetry
{
    /// <summary>So often is a step tried; who loses that often fights a row that everybody writes.</summary>
    public const int MaxAttempts = 50;

    /// <summary>Runs the work until it commits. The last conflict is thrown.</summary>
    public static async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> attempt)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await attempt();
            }
            catch (StoreConflictException) when (tried < MaxAttempts)
            {
                // The next attempt reads what the winner wrote.
            }
        }
    }
}
