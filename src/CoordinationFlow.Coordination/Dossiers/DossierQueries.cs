using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <inheritdoc cref="IDossierQueries"/>
public sealed class DossierQueries(IStore store, IReferenceData reference, TimeProvider clock) : IDossierQueries
{
    /// <inheritdoc/>
    public async Task<DossierView?> DossierAsync(Caller caller, string dossierId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await SeenDossier.FindAsync(transaction, caller, dossierId, cancellationToken) is not var (dossier, visibility))
        {
            return null;
        }

        var calendar = (await reference.CurrentAsync(cancellationToken)).Calendar;
        var view = await new DossierViews(dossier, visibility, caller, calendar, new DossierTexts(transaction, dossier)).ViewAsync(cancellationToken);
        view = visibility.IsOverseer ? view with { Hindrances = await new Hindrances(transaction, dossier, clock.GetUtcNow()).FindAsync(cancellationToken) } : view;
        return view with { Tag = Tags.Of(view) };
    }

    /// <inheritdoc/>
    public async Task<DraftView?> DraftAsync(Caller caller, string dossierId, int version, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return await SeenDossier.FindAsync(transaction, caller, dossierId, cancellationToken) is var (dossier, visibility) && visibility.CanReadVersion(version)
            ? await new DossierTexts(transaction, dossier).DraftAsync(version, cancellationToken)
            : null;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoryEntry>?> StoryAsync(Caller caller, string dossierId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await SeenDossier.FindAsync(transaction, caller, dossierId, cancellationToken) is not var (dossier, visibility))
        {
            return null;
        }

        var rows = await transaction.QueryAsync(AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, dossierId).OrderBy(nameof(AuditRow.Seq)), cancellationToken);
        var story = new StoryTelling(dossier, visibility, caller);
        return [.. rows.Select(row => story.Tell(row, DossierEventCatalog.Read(row.Kind, row.Payload))).OfType<StoryEntry>()];
    }

    /// <inheritdoc/>
    public async Task<Page<AuditView>?> AuditAsync(Caller caller, string dossierId, string? cursor, int take, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var isSystem = dossierId == SystemAudit.Chain;
        if (caller.Role is not (Role.Coordinator or Role.Auditor or Role.Administrator)
            || (!isSystem && await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId) is null))
        {
            return null;
        }

        var query = AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, dossierId).OrderBy(nameof(AuditRow.Seq)).Take(take + 1);
        var rows = await transaction.QueryAsync(cursor is null ? query : query.After(SeqOf(cursor)), cancellationToken);
        var page = rows.Take(take).Select(row => new AuditView(row.Chain, row.Seq, row.At, row.RecordedAt, row.Actor, row.Role, row.Channel, row.Kind, row.Payload, row.PreviousHash, row.Hash) { Participant = row.Participant });
        return new Page<AuditView>([.. page], rows.Count > take ? rows[take - 1].Seq.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static long SeqOf(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : throw new RefusedException(new Refusal("input.invalid", "cursor"));
}
