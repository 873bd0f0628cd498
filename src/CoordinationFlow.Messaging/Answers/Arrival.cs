using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>A message as it reached a participant's answers queue.</summary>
/// <param name="Participant">Whose queue it is, and so who sends.</param>
/// <param name="Body">The bytes.</param>
/// <param name="ReceivedAt">Our first stamp, UTC.</param>
internal sealed record Arrival(string Participant, byte[] Body, DateTimeOffset ReceivedAt)
{
    /// <summary>The transport's own id of the message, for one whose contents name none.</summary>
    public string? TransportId { get; init; }

    /// <summary>Whether the transport has checked that the participant sent it.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Set at a replay: makes it another message than the one that was refused.</summary>
    public string? Replay { get; init; }

    /// <summary>The queue.</summary>
    public string Endpoint => ParticipantQueues.Answers(Participant);

    /// <summary>The sender.</summary>
    public Actor Actor => QueueAccount.ActorOf(Participant);

    /// <summary>Under which its inbox row stands.</summary>
    public string InboxEndpoint => Replay is null ? Endpoint : $"{Endpoint} replay {Replay}";
}
