using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>A participant's task to respond in a round (domain 3.4). All instants UTC.</summary>
public sealed record RespondTask(string Id, string Participant, DateTimeOffset IssuedAt)
{
    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; } = IssuedAt;

    /// <summary>When it stood in the queue or inbox: the proof of silence.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When somebody opened it: the proof of silence in an urgent round.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The handler at work.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Hash of the prepared answer.</summary>
    public string? PreparedHash { get; init; }

    /// <summary>Who prepared it.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>When it was prepared.</summary>
    public DateTimeOffset? PreparedAt { get; init; }

    /// <summary>Hash of the remark with which the mandate holder sent it back.</summary>
    public string? ReturnedWith { get; init; }

    /// <summary>Whether it still asks for something.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => State is TaskState.Issued or TaskState.Delivered or TaskState.Opened or TaskState.Claimed or TaskState.Prepared;
}
