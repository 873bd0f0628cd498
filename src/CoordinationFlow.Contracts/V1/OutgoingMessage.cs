using System.Text.Json.Serialization;

namespace CoordinationFlow.Contracts.V1;

/// <summary>
/// A message on <c>participant.{code}.tasks</c>. On the wire it is plain JSON whose property <c>type</c> says which message it is;
/// no envelope. A message may come more than once (same <see cref="MessageId"/>) and, after an outage, later than the next one:
/// take the deadline that a <see cref="TaskChanged"/> names and not the order.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TaskIssued), nameof(TaskIssued))]
[JsonDerivedType(typeof(TaskChanged), nameof(TaskChanged))]
[JsonDerivedType(typeof(ReminderDue), nameof(ReminderDue))]
[JsonDerivedType(typeof(Receipt), nameof(Receipt))]
[JsonDerivedType(typeof(Refused), nameof(Refused))]
[JsonDerivedType(typeof(PositionAdopted), nameof(PositionAdopted))]
[JsonDerivedType(typeof(AbstentionRecorded), nameof(AbstentionRecorded))]
[JsonDerivedType(typeof(InstructionIssued), nameof(InstructionIssued))]
public abstract record OutgoingMessage
{
    /// <summary>The message's id, for ever the same however often it is sent; keep it to recognise a repetition.</summary>
    public required string MessageId { get; init; }
}
