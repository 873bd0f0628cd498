using MassTransit;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>Where a message stands among its tries.</summary>
internal static class Tries
{
    /// <summary>Whether no further try follows. MassTransit counts the tries made so far; the first has none.</summary>
    public static bool IsLastTry(this ConsumeContext context) =>
        context.TryGetPayload(out ConsumeRetryContext? retry) && retry.RetryAttempt >= retry.RetryCount;
}
