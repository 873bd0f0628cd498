using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Findings;

/// <summary>Something to be looked at, and what becomes of it (domain 5.2). Instants UTC.</summary>
/// <param name="Number">Counts on over the dossier's whole life.</param>
/// <param name="Code">Such as <c>answer.late-after-adoption</c>.</param>
/// <param name="Participant">Whom it is about; null: the dossier.</param>
/// <param name="At">Since when.</param>
public sealed record Finding(int Number, string Code, string? Participant, DateTimeOffset At)
{
    /// <summary>Where it stands.</summary>
    public FindingState State { get; init; }

    /// <summary>The participant that sees to it; null: the coordinator.</summary>
    public string? Owner { get; init; }

    /// <summary>The day on which it is looked at again, in Belgium; null: none.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>Whether that day has passed and the owner was told (domain 5.3: K6).</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Hash of the last remark.</summary>
    public string? RemarkHash { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Since { get; init; } = At;

    /// <summary>Whether somebody has still to see to it.</summary>
    [JsonIgnore]
    public bool IsOpen => State is FindingState.Open or FindingState.InProgress;
}
