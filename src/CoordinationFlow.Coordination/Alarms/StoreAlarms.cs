using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Alarms;

/// <summary>What the store itself tells: messages, deadlines and letters that stand still, and flows that have failed.</summary>
public sealed class StoreAlarms(IStore store, TimeProvider clock, AlarmLimits limits) : IAlarmSource
{
    private const int Most = 50;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Alarm>> LookAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var (now, found) = (clock.GetUtcNow(), new List<Alarm>());
        if (await transaction.QueryAsync(OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(1), cancellationToken) is [var message] && now - message.CreatedAt > limits.Outbox)
        {
            found.Add(new Alarm(AlarmKeys.Outbox, message.CreatedAt) { About = [ParticipantQueues.Tasks(message.Participant)], Count = await transaction.CountAsync(OutboxRow.Table.All, cancellationToken) });
        }

        var due = DueRow.Table.Where(nameof(DueRow.DueAt), Comparison.Less, now - limits.Deadline).OrderBy(nameof(DueRow.DueAt)).OrderBy(nameof(DueRow.Priority)).OrderBy(nameof(DueRow.Id)).Take(Most);
        foreach (var row in (await transaction.QueryAsync(due, cancellationToken)).DistinctBy(row => row.DossierId))
        {
            found.Add(await AboutAsync(transaction, new Alarm(AlarmKeys.Deadline, row.DueAt) { About = [row.Kind] }, row.DossierId, cancellationToken));
        }

        found.AddRange(await LettersAsync(transaction, now, cancellationToken));
        found.AddRange(await FlowsAsync(transaction, cancellationToken));
        return found;
    }

    private async ValueTask<IEnumerable<Alarm>> LettersAsync(IStepTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Query<LetterRow> In(LetterState state) => LetterRow.Table.Where(nameof(LetterRow.State), Comparison.Equal, state).OrderBy(nameof(LetterRow.NotBefore)).OrderBy(nameof(LetterRow.Id));
        var refused = await transaction.QueryAsync(In(LetterState.Refused).Where(nameof(LetterRow.NotBefore), Comparison.AtLeast, now - Remembered).Take(Most), cancellationToken);
        var alarms = refused.GroupBy(letter => letter.Recipient).Select(group => new Alarm(AlarmKeys.Address, group.First().NotBefore) { About = [group.Key], Count = group.Count() });
        var waiting = await transaction.QueryAsync(In(LetterState.Leaving).Take(1), cancellationToken);
        return waiting is [var oldest] && now - oldest.NotBefore > limits.Mail ? alarms.Append(new Alarm(AlarmKeys.Mail, oldest.NotBefore)) : alarms;
    }

    private static async ValueTask<IReadOnlyList<Alarm>> FlowsAsync(IStepTransaction transaction, CancellationToken cancellationToken)
    {
        var found = new List<Alarm>();
        foreach (var instance in await transaction.QueryAsync(InstanceRow.Table.Where(nameof(InstanceRow.IncidentCount), Comparison.Greater, 0).OrderBy(nameof(InstanceRow.IncidentCount)).Take(Most), cancellationToken))
        {
            var links = await transaction.QueryAsync(FlowLinkRow.Table.Where(nameof(FlowLinkRow.InstanceId), Comparison.Equal, instance.Id).Take(1), cancellationToken);
            if (links is [var link] && await transaction.FindAsync(DossierRow.Table, cancellationToken, link.DossierId) is { } dossier && dossier.State is not (nameof(DossierState.Withdrawn) or nameof(DossierState.Closed)))
            {
                var incidents = IncidentState.Of(instance);
                found.Add(new Alarm(AlarmKeys.Flow, incidents[0].At) { DossierId = dossier.Id, Reference = dossier.Reference, About = [.. incidents.Select(incident => incident.ActivityName ?? incident.ActivityType)], Count = incidents.Count });
            }
        }

        return found;
    }

    private static async ValueTask<Alarm> AboutAsync(IStepTransaction transaction, Alarm alarm, string dossierId, CancellationToken cancellationToken) =>
        await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId) is { } dossier ? alarm with { DossierId = dossier.Id, Reference = dossier.Reference } : alarm;
}
