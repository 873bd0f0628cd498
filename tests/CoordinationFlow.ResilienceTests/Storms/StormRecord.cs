using System.Text.Json;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>What the database holds after the storm, against what was acknowledged to people and ministries.</summary>
internal sealed class StormRecord(PostgreSqlStore store, StormLoad load, IReadOnlyList<QueueMinistry> ministries)
{
    /// <summary>Fails where something is lost, there twice, torn or stuck.</summary>
    public async Task CheckAsync()
    {
        await Eventually.IsTrueAsync(async () => (await AllAsync(OutboxRow.Table)).Count == 0, "everything has gone out");
        await Eventually.IsTrueAsync(
            () => Task.FromResult(ministries.Sum(ministry => ministry.Receipts.Count) == ministries.Count * load.Dossiers.Values.Sum(known => known.Rounds)), "every receipt has come");
        Assert.All(ministries, ministry => Assert.Empty(ministry.Refused.Select(refused => $"{refused.InReplyTo}: {refused.Code}")));
        Assert.Equal(load.Dossiers.Keys.Order(StringComparer.Ordinal), (await AllAsync(DossierRow.Table)).Select(dossier => dossier.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await AllAsync(DueRow.Table), due => due.Kind is DueKinds.Close or DueKinds.Reminder);
        foreach (var (id, known) in load.Dossiers)
        {
            await CheckAsync(id, known);
        }
    }

    private async Task CheckAsync(string id, StormLoad.Acknowledged known)
    {
        var lines = await WholeRecord.LinesAsync(store, id);
        Assert.Contains(known.IsWithdrawn ? "dossier Withdrawn" : "dossier InFollowUp", lines);
        Assert.Contains(lines, line => line.StartsWith("flow ", StringComparison.Ordinal) && line.EndsWith(", 0 incidents", StringComparison.Ordinal));
        var chain = await DossierHost.RowsAsync(store, AuditRow.Table, nameof(AuditRow.Chain), id);
        int Count(string kind) => chain.Count(entry => entry.Kind == kind);
        var adopted = known.IsWithdrawn ? 0 : 1;
        Assert.Equal((1, adopted, adopted), (Count("DossierCreated"), Count("Adopted"), Count("InstructionIssued")));
        Assert.Equal((known.Rounds, known.Rounds, known.Rounds), (Count("DraftWritten"), Count("RoundOpened"), Count("RoundClosed")));
        // A refusal whose answer was lost stands as often as the command was given.
        Assert.InRange(Count("CommandRefused"), known.Refusals, known.Refusals == 0 ? 0 : int.MaxValue);
        Assert.Equal(Closings(chain).Distinct(), Closings(chain));

        string[] asked = ["EMP", "IBZ", "JUS", "VL"];
        var tasks = Payloads(chain, "TaskIssued").Where(task => task.GetProperty("kind").GetString() == "Respond").Select(task => task.GetProperty("participant").GetString()!);
        Assert.Equal(asked.SelectMany(code => Enumerable.Repeat(code, known.Rounds)), tasks.Order(StringComparer.Ordinal));
        var answers = Payloads(chain, "PositionReceived").Select(ReceiptOf).Order().ToArray();
        Assert.Equal(Promised(known).Order(), answers);
    }

    private static IEnumerable<int> Closings(IEnumerable<AuditRow> chain) => Payloads(chain, "RoundClosed").Select(closed => closed.GetProperty("round").GetInt32());

    private static (string Participant, string Receipt) ReceiptOf(JsonElement answer) =>
        (answer.GetProperty("participant").GetString()!, answer.GetProperty("receipt").GetProperty("id").GetString()!);

    private IEnumerable<(string Participant, string Receipt)> Promised(StormLoad.Acknowledged known) =>
        known.Receipts.Select(receipt => (receipt.Key.Ministry, receipt.Value))
            .Concat(from ministry in ministries
                    from round in Enumerable.Range(1, known.Rounds)
                    select (ministry.Code, Assert.Single(ministry.Receipts[$"{known.Reference}-{round}-{ministry.Code}"].Keys)));

    private static IEnumerable<JsonElement> Payloads(IEnumerable<AuditRow> chain, string kind) =>
        chain.Where(entry => entry.Kind == kind).Select(entry => JsonDocument.Parse(entry.Payload).RootElement);

    private async Task<IReadOnlyList<TRow>> AllAsync<TRow>(Table<TRow> table)
        where TRow : class
    {
        await using var transaction = store.Begin();
        return await transaction.QueryAsync(table.All, CancellationToken.None);
    }
}
