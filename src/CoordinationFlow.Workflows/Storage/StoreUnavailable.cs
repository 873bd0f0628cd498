namespace CoordinationFlow.Workflows.Storage;

/// <summary>
/// Tells where a request has failed because of the store and may be sent again: the database cannot be reached, or too many others write the same row.
/// </summary>
public static class StoreUnavailable
{
    /// <summary>After so many seconds it is worth another try.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>Whether it is that.</summary>
    public static bool Is(Exception? error) => error is StoreFailedException or StoreConflictException;
}
