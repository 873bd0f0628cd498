using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Reservations;

/// <summary>Reservations that were kept at adoption and not lifted since, over all dossiers (domain U18).</summary>
public interface IReservationQueries
{
    /// <summary>A page of them by review date; null where the caller is no coordinator, secretariat or auditor.</summary>
    Task<Page<ReservationLine>?> ReservationsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken);
}

/// <summary>What one holder keeps in one dossier.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title by language.</param>
/// <param name="Participant">The holder.</param>
/// <param name="Paragraphs">Paragraph to kind of reservation.</param>
/// <param name="AskedAt">Since when it is asked to lift, UTC.</param>
/// <param name="ReviewAt">The next review date, UTC.</param>
/// <param name="Reviews">How many review dates have passed: from one on it is overdue.</param>
/// <param name="Meeting">The meeting's date, if known.</param>
public sealed record ReservationLine(
    string DossierId, string Reference, ImmutableDictionary<string, string> Title, string Participant, ImmutableSortedDictionary<string, Stance> Paragraphs,
    DateTimeOffset AskedAt, DateTimeOffset ReviewAt, int Reviews, DateOnly? Meeting)
{
    /// <summary>Whether a review date has passed without a lifting.</summary>
    public bool IsOverdue => Reviews > 0;
}
