using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Participants;

/// <summary>A participant, person, area, closed day or service account, as JSON. Small, read into memory whole.</summary>
public sealed record ReferenceRow
{
    /// <summary>The table.</summary>
    public static Table<ReferenceRow> Table { get; } = new("reference", [nameof(Kind), nameof(Code)], nameof(RowVersion));

    /// <summary>participant, person, area, closed-day or account.</summary>
    public required string Kind { get; init; }

    /// <summary>Its code or id.</summary>
    public required string Code { get; init; }

    /// <summary>The thing as JSON.</summary>
    public required string Json { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
