using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>A holder's task to lift what it holds back (domain 3.4, kind Lift). All instants UTC.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Participant">The holder.</param>
/// <param name="IssuedAt">When it was asked.</param>
/// <param name="ReviewAt">Until when it is to look at it; for a kept reservation the review date, which moves on with each review.</param>
/// <param name="IsKept">Whether the reservation was kept at adoption; else it still stands in the way of one.</param>
public sealed record LiftTask(string Id, string Participant, DateTimeOffset IssuedAt, DateTimeOffset ReviewAt, bool IsKept)
{
    /// <summary>Issued, Delivered, Opened; Answered: lifted; Lapsed: the dossier ended with it; Cancelled: there is nothing to lift any more; Transferred.</summary>
    public TaskState State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; } = IssuedAt;

    /// <summary>How many review dates have passed without a lifting: overdue from the first on.</summary>
    public int Reviews { get; init; }

    /// <summary>Whether it still asks for something.</summary>
    [JsonIgnore]
    public bool IsOpen => State is TaskState.Issued or TaskState.Delivered or TaskState.Opened;
}
