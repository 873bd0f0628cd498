using System.Text.Json.Serialization;

namespace CoordinationFlow.Contracts.V1;

/// <summary>
/// A message that a participant's own system sends to <c>participant.{code}.answers</c>: plain JSON whose property <c>type</c> says
/// which message it is. Who sends it is known from the queue, never from what the message says. A position gets a
/// <see cref="Receipt"/> or a <see cref="Refused"/> on the participant's tasks queue; the others are answered only where they are refused.
/// A property that is not described here makes the message malformed, so that a misspelt objection is never taken for consent.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TaskOpened), nameof(TaskOpened))]
[JsonDerivedType(typeof(PositionSubmitted), nameof(PositionSubmitted))]
[JsonDerivedType(typeof(ReservationLifted), nameof(ReservationLifted))]
public abstract record IncomingMessage
{
    /// <summary>
    /// The sender's id of this message, 1 to 100 characters. The same id again has no further effect, however much later:
    /// send a message again with its id whenever in doubt, and never use an id for two contents.
    /// </summary>
    public required string MessageId { get; init; }

    /// <summary>The task that the message is about, as named by <see cref="TaskIssued"/>.</summary>
    public required string TaskId { get; init; }
}
