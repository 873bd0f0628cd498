using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>
/// Something beneath the procedure that a dossier waits for or that keeps it: a resource key <c>hindrance.…</c>, what it is about (for
/// <c>hindrance.unmatched</c> the number of the round that has closed, for <c>hindrance.overdue</c> one of <see cref="DueKinds"/>), and since when (UTC).
/// </summary>
public sealed record Hindrance(string Key, ImmutableArray<string> About, DateTimeOffset Since);

/// <summary>Finds what keeps a dossier: failed steps, the step that its flow waits at, stimuli that met no step, overdue deadlines, messages not yet sent.</summary>
internal sealed class Hindrances(IStepTransaction transaction, DossierSnapshot dossier, DateTimeOffset now)
{
    private const int Looked = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Every key that there is.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["hindrance.incident", "hindrance.step", "hindrance.unmatched", "hindrance.overdue", "hindrance.outbox"];

    /// <summary>What there is now, the worst first.</summary>
    public async ValueTask<ImmutableArray<Hindrance>> FindAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Hindrance>();
        if (await transaction.FindAsync(FlowLinkRow.Table, cancellationToken, dossier.Id, dossier.PositionNo) is { } link
            && await transaction.FindAsync(InstanceRow.Table, cancellationToken, link.InstanceId) is { } instance)
        {
            // A message of an incident may hold what a script saw.
            found.AddRange(IncidentState.Of(instance).Select(incident => new Hindrance("hindrance.incident", [incident.ActivityName ?? incident.ActivityType, incident.ExceptionType ?? "–"], incident.At)));
            var bookmarks = await transaction.QueryAsync(BookmarkRow.Table.Where(nameof(BookmarkRow.InstanceId), Comparison.Equal, instance.Id), cancellationToken);
            found.AddRange(bookmarks.GroupBy(bookmark => bookmark.ActivityId).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Hindrance("hindrance.step", [group.Key, string.Join(", ", group.Select(bookmark => bookmark.Name).Distinct().Order(StringComparer.Ordinal))], group.Min(bookmark => bookmark.CreatedAt))));
        }

        found.AddRange(await UnmatchedAsync(cancellationToken));
        found.AddRange(await OverdueAsync(cancellationToken));
        var messages = await transaction.QueryAsync(OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(Looked), cancellationToken);
        found.AddRange(messages.Where(message => message.DossierId == dossier.Id && now - message.CreatedAt > Patience).GroupBy(message => message.Participant)
            .Select(group => new Hindrance("hindrance.outbox", [group.Key], group.Min(message => message.CreatedAt))));
        return found.ToImmutable();
    }

    private async ValueTask<IEnumerable<Hindrance>> UnmatchedAsync(CancellationToken cancellationToken)
    {
        var rounds = dossier.Rounds.ToDictionary(round => FlowEvents.RoundClosed(dossier.Id, round.Number).Hash, round => round.Number, StringComparer.Ordinal);
        string[] keys = [.. rounds.Keys];
        var kept = keys.Length == 0 ? [] : await transaction.QueryAsync(KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.StimulusHash), Comparison.In, keys), cancellationToken);
        return kept.Select(stimulus => new Hindrance("hindrance.unmatched", [rounds[stimulus.StimulusHash].ToString(CultureInfo.InvariantCulture)], stimulus.CreatedAt));
    }

    private async ValueTask<IEnumerable<Hindrance>> OverdueAsync(CancellationToken cancellationToken)
    {
        var overdue = new List<Hindrance>();
        foreach (var item in DueItems.Of(dossier).Where(item => now - item.DueAt > Patience))
        {
            if (await transaction.FindAsync(DueRow.Table, cancellationToken, DossierWriting.DueIdOf(dossier.Id, item)) is { } row)
            {
                overdue.Add(new Hindrance("hindrance.overdue", [row.Kind], row.DueAt));
            }
        }

        return overdue;
    }
}
