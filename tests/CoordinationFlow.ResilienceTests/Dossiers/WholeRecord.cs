using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.Dossiers;

/// <summary>What a store holds of one dossier, checked and counted.</summary>
internal static class WholeRecord
{
    /// <summary>Whether the proof has come that each issued instruction was received: the portal takes it from its queue a moment after it was sent.</summary>
    public static async Task<bool> IsProvenAsync(IStore store, string dossierId)
    {
        var chain = await DossierHost.RowsAsync(store, AuditRow.Table, nameof(AuditRow.Chain), dossierId);
        return chain.Count(entry => entry.Kind == "InstructionIssued") == chain.Count(entry => entry.Kind == "InstructionDelivered");
    }

    /// <summary>
    /// Fails where the audit chain is not whole or the state is not the fold of its events; then tells, a line each, what happened in order and how
    /// many rows of each kind there are. Two dossiers to which the same was done have the same lines.
    /// </summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(IStore store, string dossierId)
    {
        var chain = (await DossierHost.RowsAsync(store, AuditRow.Table, nameof(AuditRow.Chain), dossierId)).OrderBy(entry => entry.Seq).ToArray();
        var dossier = Assert.Single(await DossierHost.RowsAsync(store, DossierRow.Table, nameof(DossierRow.Id), dossierId));
        var head = IsWhole(chain);
        Assert.Equal((chain.Length, head), ((int)dossier.ChainSeq, dossier.ChainHead));
        var folded = new Dossier(DossierSnapshot.None);
        Array.ForEach(chain, entry => folded.Apply(DossierEventCatalog.Read(entry.Kind, entry.Payload)));
        var kept = SnapshotJson.Read(dossier.Snapshot);
        Assert.Equal(CanonicalJson.Of(folded.Snapshot), CanonicalJson.Of(kept));

        var link = Assert.Single(await DossierHost.RowsAsync(store, FlowLinkRow.Table, nameof(FlowLinkRow.DossierId), dossierId));
        var instance = Assert.Single(await DossierHost.RowsAsync(store, InstanceRow.Table, nameof(InstanceRow.Id), link.InstanceId));
        return
        [
            .. chain.Select(entry => $"{entry.Kind} by {entry.Actor}"),
            $"dossier {dossier.State}",
            $"flow {instance.Status}, {instance.IncidentCount} incidents",
            .. kept.Rounds.Select(round => $"round {round.Number} stands {string.Join(' ', round.Standing.Keys)}"),
            .. (await DossierHost.RowsAsync(store, TaskRow.Table, nameof(TaskRow.DossierId), dossierId)).Select(task => $"task {task.Participant} {task.Round} {task.State}").Order(StringComparer.Ordinal),
            .. (await DossierHost.RowsAsync(store, OutboxRow.Table, nameof(OutboxRow.DossierId), dossierId)).Select(message => $"message {message.Type} to {message.Participant}").Order(StringComparer.Ordinal),
            .. (await DossierHost.RowsAsync(store, NoticeRow.Table, nameof(NoticeRow.DossierId), dossierId)).Select(notice => $"notice {notice.Key} to {notice.Audience}").Order(StringComparer.Ordinal),
            $"seats {(await DossierHost.RowsAsync(store, DossierSeatRow.Table, nameof(DossierSeatRow.DossierId), dossierId)).Count}",
            $"texts {(await DossierHost.RowsAsync(store, KeptTextRow.Table, nameof(KeptTextRow.DossierId), dossierId)).Count}",
            $"due {(await DossierHost.RowsAsync(store, DueRow.Table, nameof(DueRow.DossierId), dossierId)).Count}",
            $"bookmarks {(await DossierHost.RowsAsync(store, BookmarkRow.Table, nameof(BookmarkRow.InstanceId), link.InstanceId)).Count}",
            $"journal {(await DossierHost.RowsAsync(store, JournalRow.Table, nameof(JournalRow.InstanceId), link.InstanceId)).Sum(row => row.Read().Count)}",
        ];
    }

    /// <summary>Fails where a chain has a gap or a hash that does not cover its entry and the one before; returns the last hash.</summary>
    public static string IsWhole(IEnumerable<AuditRow> chain)
    {
        var (previous, seq) = (AuditHash.Beginning, 0L);
        foreach (var entry in chain)
        {
            Assert.Equal((++seq, previous), (entry.Seq, entry.PreviousHash));
            previous = AuditHash.Of(previous, entry.Chain, entry.Seq, entry.At, entry.RecordedAt, entry.Actor, entry.Role, entry.Participant, entry.Channel, entry.Kind, entry.Payload);
            Assert.Equal(previous, entry.Hash);
        }

        return previous;
    }
}
