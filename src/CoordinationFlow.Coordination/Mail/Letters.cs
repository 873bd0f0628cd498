using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>What a post needs: the letters that may leave now, each closed before it is read, and the mark of what became of it.</summary>
public sealed class Letters(IStore store, IReferenceData reference, TimeProvider clock, MailRules rules)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The letters that may leave now, oldest first, those first that were on their way when a process ended. A recipient who is gone gets none.</summary>
    public async Task<IReadOnlyList<Letter>> LeavingAsync(CancellationToken cancellationToken)
    {
        await StepRetry.RunAsync(() => CloseAsync(cancellationToken));
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(In(LetterState.Leaving).Take(BatchSize), cancellationToken);
        var letters = new List<Letter>(rows.Count);
        foreach (var row in rows)
        {
            letters.Add(new Letter(row, await MessageAsync(transaction, row, cancellationToken)));
        }

        return letters;
    }

    /// <summary>When the next one may leave, UTC; null: none waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return await transaction.QueryAsync(In(LetterState.Open).Take(1), cancellationToken) is [var first] ? first.NotBefore : null;
    }

    /// <summary>Marks what became of a letter; nothing happens where another process has marked it.</summary>
    public async Task EndAsync(LetterRow letter, LetterState state, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = store.Begin();
            transaction.Update(LetterRow.Table, letter with { State = state, EndedAt = Instants.ToMilliseconds(clock.GetUtcNow()) });
            await transaction.CommitAsync(cancellationToken);
        }
        catch (StoreConflictException)
        {
            // At a change of duty two processes sent it, under one id.
        }
    }

    /// <summary>Throws away letters that were sent long ago.</summary>
    public async Task ThrowAwayAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var old = await transaction.QueryAsync(In(LetterState.Sent).Where(nameof(LetterRow.NotBefore), Comparison.Less, clock.GetUtcNow() - Kept).Take(BatchSize), cancellationToken);
        foreach (var letter in old)
        {
            transaction.Delete(LetterRow.Table, letter);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async ValueTask<bool> CloseAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var due = await transaction.QueryAsync(In(LetterState.Open).Where(nameof(LetterRow.NotBefore), Comparison.AtMost, clock.GetUtcNow()).Take(BatchSize), cancellationToken);
        foreach (var letter in due)
        {
            transaction.Update(LetterRow.Table, letter with { State = LetterState.Leaving });
        }

        await transaction.CommitAsync(cancellationToken);
        return due.Count > 0;
    }

    private async ValueTask<LetterText?> MessageAsync(IStepTransaction transaction, LetterRow letter, CancellationToken cancellationToken)
    {
        var data = await reference.CurrentAsync(cancellationToken);
        if (Recipient.Find(letter.Recipient, data) is not { } recipient || await transaction.FindAsync(DossierRow.Table, cancellationToken, letter.DossierId) is not { } row)
        {
            return null;
        }

        var sheet = SnapshotJson.Read(row.Snapshot).Sheet;
        return new LetterText(recipient, row.Id, row.Reference, sheet.Classification == Classification.Restricted ? [] : sheet.Title, rules)
        {
            IsRestricted = sheet.Classification == Classification.Restricted,
            Items = JsonSerializer.Deserialize<ImmutableArray<LetterItem>>(letter.Items, CanonicalJson.Options),
            WrittenAt = letter.CreatedAt,
        };
    }

    private static Query<LetterRow> In(LetterState state) =>
        LetterRow.Table.Where(nameof(LetterRow.State), Comparison.Equal, state).OrderBy(nameof(LetterRow.NotBefore)).OrderBy(nameof(LetterRow.Id));
}

/// <summary>A letter that leaves.</summary>
/// <param name="Row">Its row, closed.</param>
/// <param name="Text">What it says; null: there is nobody any more to whom.</param>
public sealed record Letter(LetterRow Row, LetterText? Text);
