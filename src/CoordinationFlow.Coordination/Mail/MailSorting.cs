using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>
/// Puts what is to be mailed into each recipient's open letter about the dossier, in the transaction that takes it out of the outbox: it is in one letter,
/// once. Of a restricted dossier nothing goes to whom is not cleared (INV-37).
/// </summary>
public sealed class MailSorting(IStore store, IReferenceData reference, IIdentity identity, TimeProvider clock, MailRules rules)
{
    private const int BatchSize = 100;

    /// <summary>Sorts a batch, oldest first; true: there may be more.</summary>
    public ValueTask<bool> SortAsync(CancellationToken cancellationToken) => StepRetry.RunAsync(async () =>
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(MailRow.Table.All.OrderBy(nameof(MailRow.Id)).Take(BatchSize), cancellationToken);
        foreach (var row in rows)
        {
            await SortAsync(transaction, row, cancellationToken);
            transaction.Delete(MailRow.Table, row);
        }

        await transaction.CommitAsync(cancellationToken);
        return rows.Count == BatchSize;
    });

    private async ValueTask SortAsync(IStepTransaction transaction, MailRow row, CancellationToken cancellationToken)
    {
        var data = await reference.CurrentAsync(cancellationToken);
        if (await transaction.FindAsync(DossierRow.Table, cancellationToken, row.DossierId) is not { } dossier || !MayBeTold(row.Audience, SnapshotJson.Read(dossier.Snapshot), data))
        {
            return;
        }

        var item = JsonSerializer.Deserialize<LetterItem>(row.Item, CanonicalJson.Options)!;
        foreach (var recipient in Recipient.Of(row.Audience, data))
        {
            await PutAsync(transaction, recipient.Id, dossier.Id, item, new QuietHours(rules, data.Calendar), cancellationToken);
        }
    }

    private static bool MayBeTold(string audience, DossierSnapshot dossier, ReferenceData data) =>
        audience == DossierNotices.Coordinator || dossier.Sheet.Classification != Classification.Restricted || data.Participants.GetValueOrDefault(audience) is { Cleared: true };

    private async ValueTask PutAsync(IStepTransaction transaction, string recipient, string dossierId, LetterItem item, QuietHours quiet, CancellationToken cancellationToken)
    {
        var query = LetterRow.Table.Where(nameof(LetterRow.Recipient), Comparison.Equal, recipient).Where(nameof(LetterRow.DossierId), Comparison.Equal, dossierId);
        var letters = await transaction.QueryAsync(query.OrderBy(nameof(LetterRow.Id), descending: true).Take(10), cancellationToken);
        var now = Instants.ToMilliseconds(clock.GetUtcNow());
        var notBefore = item.IsUrgent ? now : quiet.EndOf(Later(now, letters.Max(letter => letter.EndedAt) + rules.Pause));
        if (letters.FirstOrDefault(letter => letter.State == LetterState.Open) is { } open)
        {
            transaction.Update(LetterRow.Table, open with { Items = With(open.Items, item), NotBefore = notBefore < open.NotBefore ? notBefore : open.NotBefore });
            return;
        }

        transaction.Insert(LetterRow.Table, new LetterRow
        {
            Id = identity.NewId(),
            Recipient = recipient,
            DossierId = dossierId,
            State = LetterState.Open,
            NotBefore = notBefore,
            Items = With("[]", item),
            CreatedAt = now,
        });
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    // A coordinator who is told of something in two roles is told once.
    private static string With(string items, LetterItem item)
    {
        var before = JsonSerializer.Deserialize<ImmutableArray<LetterItem>>(items, CanonicalJson.Options);
        var json = JsonSerializer.Serialize(item, CanonicalJson.Options);
        return before.Any(one => JsonSerializer.Serialize(one, CanonicalJson.Options) == json) ? items : JsonSerializer.Serialize(before.Add(item), CanonicalJson.Options);
    }
}
