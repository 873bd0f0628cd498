using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Coordination.Calendars;

/// <summary>
/// A person's deadlines, sittings and meetings as a calendar (RFC 5545) that calendar programs subscribe to by a secret address. It shows what the
/// person's roles may see at the moment of asking; of a restricted dossier the reference and instants alone.
/// </summary>
public interface ICalendarFeeds
{
    /// <summary>Makes a new token for the caller's calendar, which is told this once; an earlier one is nobody's from now on.</summary>
    Task<string> MakeAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Revokes the caller's token; nothing happens where there is none.</summary>
    Task RevokeAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Since when the caller has a token, UTC; null: there is none.</summary>
    Task<DateTimeOffset?> SinceAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>The calendar of whom the token belongs to; null: it is nobody's.</summary>
    Task<string?> ReadAsync(string token, CancellationToken cancellationToken);
}
