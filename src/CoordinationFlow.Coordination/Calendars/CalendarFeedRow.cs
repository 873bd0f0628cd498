using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Calendars;

/// <summary>The secret address of a person's calendar. Only the hash of its token is kept.</summary>
public sealed record CalendarFeedRow
{
    /// <summary>The table.</summary>
    public static Table<CalendarFeedRow> Table { get; } = new("calendar_feed", [nameof(PersonId)], nameof(RowVersion)) { Unique = [[nameof(TokenHash)]] };

    /// <summary>The person.</summary>
    public required string PersonId { get; init; }

    /// <summary>SHA-256 of the token, hex.</summary>
    public required string TokenHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
