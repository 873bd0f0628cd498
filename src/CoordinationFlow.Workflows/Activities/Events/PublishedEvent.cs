using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Events;

/// <summary>An event that is published to Event activities.</summary>
public static class PublishedEvent
{
    /// <summary>The input's name in Elsa.</summary>
    public const string PayloadName = "__EventPayloadWorkflowInput";

    /// <summary>
    /// The stimulus of an event. Resumed with <c>keep: true</c> an event that nobody waits for yet is kept for <see cref="Kept"/>, as in
    /// Elsa, and meets the first Event activity that begins to wait for it.
    /// </summary>
    /// <param name="name">The event's name; upper and lower case differ.</param>
    /// <param name="payload">What it brings.</param>
    /// <param name="correlationId">Only instances with that correlation id, if given.</param>
    public static Stimulus Of(string name, object? payload = null, string? correlationId = null) =>
        new(Key(name), new Dictionary<string, object?>(StringComparer.Ordinal) { [PayloadName] = payload })
        {
            CorrelationId = string.IsNullOrWhiteSpace(correlationId) ? null : correlationId,
        };

    /// <summary>So long is an event kept that nobody waits for.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromMinutes(10);

    internal static StimulusKey Key(string name) => new(Event.TypeName, name);
}
