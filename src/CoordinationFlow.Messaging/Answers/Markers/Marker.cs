using System.Globalization;
using MassTransit;

namespace CoordinationFlow.Messaging.Answers.Markers;

/// <summary>
/// A message that this side sends through a participant's answers queue. When it comes back, everything that reached the queue before
/// <paramref name="Until"/> has been taken in.
/// </summary>
internal sealed record Marker(string Id, DateTimeOffset Until)
{
    private const string Header = "coordinationflow-marker";

    /// <summary>Whether the message says that it is one; whether this side sent it is the transport's to say.</summary>
    public static bool IsOne(ConsumeContext context) => context.Headers.TryGetHeader(Header, out _);

    /// <summary>Reads it from a message; null: it is none.</summary>
    public static Marker? Of(ConsumeContext context) =>
        context.Headers.TryGetHeader(Header, out var value) && value?.ToString()?.Split('|') is [var id, var until]
            && DateTimeOffset.TryParseExact(until, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? new Marker(id, instant)
            : null;

    /// <summary>Makes that message one.</summary>
    public void Into(SendContext context) => context.Headers.Set(Header, $"{Id}|{Until.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}");
}
