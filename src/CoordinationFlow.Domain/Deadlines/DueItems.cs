using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Deadlines;

/// <summary>Something that the clock has to do for a dossier.</summary>
/// <param name="Kind">What.</param>
/// <param name="Round">The round; 0 where the kind has none.</param>
/// <param name="Reminder">The reminder's kind.</param>
/// <param name="DueAt">The planned instant, UTC.</param>
public sealed record DueItem(DueItemKind Kind, int Round, ReminderKind? Reminder, DateTimeOffset DueAt);

/// <summary>Kinds of due items in their order at one instant.</summary>
public enum DueItemKind
{
    /// <summary>A reminder of the open round.</summary>
    Reminder,
    /// <summary>The open round's close.</summary>
    Close,
    /// <summary>The cutoff.</summary>
    Cutoff,
    /// <summary>The definitive position was due.</summary>
    Definitive,
    /// <summary>A review date of kept reservations.</summary>
    Review,
    /// <summary>A finding's day of review is over.</summary>
    Finding,
}

/// <summary>What is armed for a dossier as it stands; what is not in the list is disarmed (INV-44).</summary>
public static class DueItems
{
    /// <summary>All of it.</summary>
    public static IEnumerable<DueItem> Of(DossierSnapshot dossier)
    {
        if (dossier.OpenRound is { } round)
        {
            foreach (var reminder in round.Reminders)
            {
                yield return new DueItem(DueItemKind.Reminder, round.Number, reminder.Kind, reminder.DueAt);
            }

            yield return new DueItem(DueItemKind.Close, round.Number, null, round.ClosesAt);
        }

        if (dossier is { Cutoff: { } cutoff, CutoffIsReached: false, State: DossierState.Preparing or DossierState.InRound or DossierState.Assessing or DossierState.Escalated })
        {
            yield return new DueItem(DueItemKind.Cutoff, 0, null, cutoff.AddSeconds(1));
        }

        if (dossier is { Definitive: { IsOwed: true, Due: var due }, State: not DossierState.Withdrawn })
        {
            yield return new DueItem(DueItemKind.Definitive, 0, null, due.AddSeconds(1));
        }

        if (dossier.Lifts.Where(lift => lift is { IsOpen: true, IsKept: true }).Select(lift => (DateTimeOffset?)lift.ReviewAt).Min() is { } review)
        {
            yield return new DueItem(DueItemKind.Review, 0, null, review.AddSeconds(1));
        }

        if (dossier.State != DossierState.Withdrawn && dossier.Findings.Min(FindingsFallOverdue.DayIsOver) is { } finding)
        {
            yield return new DueItem(DueItemKind.Finding, 0, null, finding);
        }
    }
}
