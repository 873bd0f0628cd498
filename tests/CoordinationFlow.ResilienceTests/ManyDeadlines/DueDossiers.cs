using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.ManyDeadlines;

/// <summary>Answered dossiers whose rounds close one after another within a span of time, in the morning of a working day to come.</summary>
internal sealed class DueDossiers(IStore store, int count, TimeSpan span)
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(20);

    /// <summary>The first deadline, UTC.</summary>
    public DateTimeOffset First { get; private set; }

    /// <summary>Makes them through the desk, and sets the demonstration's clock to some time before the first deadline.</summary>
    public async Task MakeAsync()
    {
        await using var host = await DossierHost.OnAsync(store);
        var calendar = (await host.Part<IReferenceData>().CurrentAsync(CancellationToken.None)).Calendar;
        First = new DeadlineRule.WorkingDays(1).Reckon(TimeProvider.System.GetUtcNow(), calendar).AddHours(-6);
        host.Clock.Show(First - Lead);
        await SetDemoClockAsync(First - Lead);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var deadline = DeadlineOf(number);
            var commands = new DossierCommandsOf($"BE-DUE-{number:00000}", "EMP");
            var id = (await GiveAsync(host, commands.Create(First - Lead))).DossierId;
            // Circulated two seconds before its deadline it has no reminders, so that closes alone fall due.
            var circulate = new Circulate(id, Procedure.Ordinary, new DeadlineRule.LocalTime(TimeZoneInfo.ConvertTime(deadline, Brussels).DateTime), [], [], "The meeting is today.");
            var events = (await GiveAsync(host, new CommandEnvelope(circulate, new Actor("ann", Role.Coordinator, null, Channel.Rest), deadline.AddSeconds(-2)))).Events;
            await GiveAsync(host, commands.Answer(id, "EMP", events.OfType<TaskIssued>().Single().TaskId, deadline.AddSeconds(-1)));
        });
    }

    /// <summary>How many rounds are still to be closed.</summary>
    public async Task<int> LeftAsync()
    {
        await using var transaction = store.Begin();
        return await transaction.CountAsync(DueRow.Table.Where(nameof(DueRow.Kind), Comparison.Equal, DueKinds.Close), CancellationToken.None);
    }

    /// <summary>Fails where more rounds are closed than have fallen due by then.</summary>
    public void NoneEarly(int left, DateTimeOffset now)
    {
        var due = Enumerable.Range(0, count).Count(number => Planned(number) <= now);
        Assert.True(count - left <= due, $"{count - left} rounds are closed, and {due} had fallen due.");
    }

    /// <summary>Whether everything has gone out.</summary>
    public async Task<bool> IsQuietAsync()
    {
        await using var transaction = store.Begin();
        return (await transaction.QueryAsync(OutboxRow.Table.All.Take(1), CancellationToken.None)).Count == 0;
    }

    /// <summary>Fails where a round was closed twice, at another instant or not at all, and tells how late they were.</summary>
    public async Task<string> LagsAsync()
    {
        await using var transaction = store.Begin();
        var closed = await transaction.QueryAsync(AuditRow.Table.Where(nameof(AuditRow.Kind), Comparison.Equal, "RoundClosed"), CancellationToken.None);
        Assert.Equal(count, closed.Count);
        Assert.Equal(count, closed.Select(entry => entry.Chain).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, count).Select(Planned), closed.Select(entry => entry.At).Order());
        var lags = closed.Select(entry => (entry.RecordedAt - entry.At).TotalSeconds).Order().ToArray();
        return $"{count} deadlines within {span.TotalSeconds} s, each fired once, none early; lag p50 {At(0.5):N2} s, p99 {At(0.99):N2} s, maximum {lags[^1]:N2} s";

        double At(double share) => lags[Math.Clamp((int)Math.Ceiling(share * count) - 1, 0, count - 1)];
    }

    private DateTimeOffset Planned(int number) => DeadlineOf(number).AddSeconds(1);

    private DateTimeOffset DeadlineOf(int number) => First.AddSeconds(Math.Floor(span.TotalSeconds * number / count));

    private static async Task<CommandOutcome> GiveAsync(DossierHost host, CommandEnvelope envelope)
    {
        var outcome = await host.Desk.HandleAsync(envelope, CancellationToken.None);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    // Every process that starts on this store takes it up.
    private async Task SetDemoClockAsync(DateTimeOffset shown)
    {
        await using var transaction = store.Begin();
        transaction.Insert(ReferenceRow.Table, new ReferenceRow { Kind = "demo", Code = "clock", Json = $"\"{shown - TimeProvider.System.GetUtcNow():c}\"" });
        await transaction.CommitAsync(CancellationToken.None);
    }
}
