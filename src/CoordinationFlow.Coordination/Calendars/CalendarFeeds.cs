using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Calendars;

/// <inheritdoc cref="ICalendarFeeds"/>
public sealed class CalendarFeeds(IStore store, IReferenceData reference, SystemAudit audit, PersonsCalendar calendar, TimeProvider clock, MailRules rules) : ICalendarFeeds
{
    private const int TokenBytes = 32;

    /// <inheritdoc/>
    public async Task<string> MakeAsync(Caller caller, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await ChangeAsync(caller, Hash(token), cancellationToken);
        return token;
    }

    /// <inheritdoc/>
    public Task RevokeAsync(Caller caller, CancellationToken cancellationToken) => ChangeAsync(caller, null, cancellationToken);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> SinceAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return (await transaction.FindAsync(CalendarFeedRow.Table, cancellationToken, caller.PersonId))?.CreatedAt;
    }

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var found = await transaction.QueryAsync(CalendarFeedRow.Table.Where(nameof(CalendarFeedRow.TokenHash), Comparison.Equal, Hash(token)).Take(1), cancellationToken);
        if (found is not [var feed] || (await reference.CurrentAsync(cancellationToken)).Persons.GetValueOrDefault(feed.PersonId) is not { Roles.Length: > 0 } person)
        {
            return null;
        }

        var texts = new MailTexts(Recipient.Best(person.Languages));
        return CalendarFile.Write("PUBLISH", await calendar.EntriesAsync(transaction, person, texts, cancellationToken), clock.GetUtcNow(), rules.From, texts["calendar.name"]);
    }

    private async Task ChangeAsync(Caller caller, string? hash, CancellationToken cancellationToken) => await StepRetry.RunAsync(async () =>
    {
        await using var transaction = store.Begin();
        var row = await transaction.FindAsync(CalendarFeedRow.Table, cancellationToken, caller.PersonId);
        var now = Instants.ToMilliseconds(clock.GetUtcNow());
        switch (row, hash)
        {
            case (null, null): return false;
            case (null, _): transaction.Insert(CalendarFeedRow.Table, new CalendarFeedRow { PersonId = caller.PersonId, TokenHash = hash, CreatedAt = now }); break;
            case (_, null): transaction.Delete(CalendarFeedRow.Table, row); break;
            default: transaction.Update(CalendarFeedRow.Table, row with { TokenHash = hash, CreatedAt = now }); break;
        }

        await audit.AppendAsync(transaction, hash is null ? "calendar-feed.revoked" : "calendar-feed.made", new { person = caller.PersonId }, caller.As(Channel.Portal), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    });

    // Tokens are long and random, so a slow hash would add nothing.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
