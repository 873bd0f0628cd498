using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Notices;

/// <inheritdoc cref="INoticeQueries"/>
public sealed class NoticeQueries(IStore store) : INoticeQueries
{
    /// <inheritdoc/>
    public async Task<Page<NoticeView>> NoticesAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken)
    {
        var audience = caller.Role switch
        {
            Role.Coordinator => DossierNotices.Coordinator,
            Role.Handler or Role.MandateHolder => caller.Participant,
            _ => null,
        };
        if (audience is null)
        {
            return new Page<NoticeView>([], null);
        }

        await using var transaction = store.Begin();
        var query = NoticeRow.Table.Where(nameof(NoticeRow.Audience), Comparison.Equal, audience).OrderBy(nameof(NoticeRow.Id), descending: true).Take(take + 1);
        var rows = await transaction.QueryAsync(string.IsNullOrEmpty(cursor) ? query : query.After(cursor), cancellationToken);
        return new Page<NoticeView>(
            [.. rows.Take(take).Select(row => new NoticeView(row.At, row.DossierId, row.Key, JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(row.Values, CanonicalJson.Options)!))],
            rows.Count > take ? rows[take - 1].Id : null);
    }
}
