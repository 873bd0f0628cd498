using System.Text.Json;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.IntegrationTests.Coordination.Desk;

/// <summary>The one door: all or nothing, once, and everything in the record.</summary>
public sealed class CommandDeskTests
{
    [Fact]
    public async Task INV_46_a_refused_command_changes_nothing_but_the_audit()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var (before, messages, due) = (await dossier.RowAsync(), (await dossier.RowsAsync(OutboxRow.Table)).Count, await dossier.RowsAsync(DueRow.Table));

        var outcome = await dossier.GiveAsync(new Adopt(dossier.Id));

        Assert.Equal("round.still-open", outcome.Refusal!.Code);
        var after = await dossier.RowAsync();
        Assert.Equal(before.Snapshot, after.Snapshot);
        Assert.Equal(before.ChainSeq + 1, after.ChainSeq);
        Assert.Equal(messages, (await dossier.RowsAsync(OutboxRow.Table)).Count);
        Assert.Equal(due, await dossier.RowsAsync(DueRow.Table));
        Assert.Equal(nameof(CommandRefused), (await dossier.AuditAsync())[^1].Kind);
    }

    [Fact]
    public async Task What_fell_due_before_a_command_came_takes_effect_before_it_though_no_worker_fired_it()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Agree), OneDossier.MandateHolder("JUS"));
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Agree), OneDossier.MandateHolder("FIN"));
        var closesAt = (await dossier.SnapshotAsync()).OpenRound!.ClosesAt;
        dossier.SleepUntil(closesAt.AddMinutes(5));

        var outcome = await dossier.GiveAsync(new Adopt(dossier.Id));

        Assert.Null(outcome.Refusal);
        var after = await dossier.SnapshotAsync();
        Assert.NotNull(after.Adoption);
        Assert.Equal(closesAt, after.Rounds[0].ClosedAt);
        Assert.Empty(await dossier.RowsAsync(DueRow.Table));
    }

    [Fact]
    public async Task A_retirement_is_taken_up_before_the_next_command_though_no_worker_has_looked_at_it()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var given = (await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Agree), OneDossier.MandateHolder("JUS"))).Receipt!;
        await dossier.RetireAsync("JUS", "FIN");

        var outcome = await dossier.GiveAsync(await dossier.AnswerAsync("FIN", Stance.Object, "not with us") with { Replaces = given.Id }, OneDossier.MandateHolder("FIN"));

        Assert.Null(outcome.Refusal);
        Assert.Contains(outcome.FellDue, happened => happened is ParticipantChanged { Participant: "JUS", Successor: "FIN" });
        Assert.Equal(outcome.Receipt!.Id, (await dossier.SnapshotAsync()).OpenRound!.Standing["FIN"]);
        Assert.DoesNotContain(await dossier.RowsAsync(DueRow.Table), row => row.Kind == DueKinds.Participants);
    }

    [Fact]
    public async Task Two_hundred_who_write_one_dossier_at_once_are_all_heard()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var entries = (await dossier.AuditAsync()).Count;

        var outcomes = await dossier.GiveTogetherAsync(Enumerable.Repeat(new Remind(dossier.Id), 200));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(entries + 200, (await dossier.AuditAsync()).Count);
    }

    [Fact]
    public async Task A_refused_first_circulation_leaves_neither_round_nor_instance()
    {
        await using var dossier = await OneDossier.CreateAsync();

        var outcome = await dossier.GiveAsync(dossier.Circulation() with { Deadline = new DeadlineRule.WorkingHours(1) });

        Assert.Equal("deadline.too-short", outcome.Refusal!.Code);
        Assert.Null(await dossier.InstanceAsync());
        Assert.Empty((await dossier.SnapshotAsync()).Rounds);
        Assert.Empty(await dossier.RowsAsync(DueRow.Table));
    }

    [Fact]
    public async Task INV_41_the_same_key_and_content_give_the_same_outcome_and_another_content_is_refused()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var answer = await dossier.AnswerAsync("FIN", Stance.Agree);

        var first = await dossier.GiveAsync(answer, OneDossier.MandateHolder("FIN"), "key-1");
        var entries = (await dossier.AuditAsync()).Count;
        var again = await dossier.GiveAsync(answer, OneDossier.MandateHolder("FIN"), "key-1");
        var other = await dossier.GiveAsync(answer with { Content = answer.Content with { Default = Stance.ScrutinyReservation } }, OneDossier.MandateHolder("FIN"), "key-1");

        Assert.Equal(first.Receipt!.Id, again.Receipt!.Id);
        Assert.True(again.Again);
        Assert.Equal("idempotency.mismatch", other.Refusal!.Code);
        Assert.Equal(entries + 1, (await dossier.AuditAsync()).Count);
    }

    [Fact]
    public async Task INV_40_the_dossier_is_rebuilt_from_its_audit_entries_alone()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await PlayToAdoptionAsync(dossier);

        var rebuilt = new Dossier(DossierSnapshot.None);
        foreach (var entry in await dossier.AuditAsync())
        {
            rebuilt.Apply(DossierEventCatalog.Read(entry.Kind, entry.Payload));
        }

        Assert.Equal(DossierState.InFollowUp, rebuilt.Snapshot.State);
        Assert.Equal((await dossier.RowAsync()).Snapshot, SnapshotJson.Write(rebuilt.Snapshot));
    }

    [Fact]
    public async Task INV_39_the_stored_chain_is_whole_and_its_head_stands_in_the_dossiers_row()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await PlayToAdoptionAsync(dossier);
        var (chain, row) = (new ChainVerification(), await dossier.RowAsync());

        Assert.All(await dossier.AuditAsync(), entry => Assert.Null(chain.Take(new AuditView(entry.Chain, entry.Seq, entry.At, entry.RecordedAt, entry.Actor, entry.Role, entry.Channel, entry.Kind, entry.Payload, entry.PreviousHash, entry.Hash) { Participant = entry.Participant })));

        Assert.Equal((row.ChainSeq, row.ChainHead), (chain.Seq, chain.Head));
    }

    [Fact]
    public async Task Audit_entries_hold_hashes_and_no_reason_of_an_answer()
    {
        await using var dossier = await OneDossier.CreateAsync(text: "A text that only the draft holds.");
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "A reason that only the answer holds."), OneDossier.MandateHolder("FIN"));

        var record = JsonSerializer.Serialize(await dossier.AuditAsync());

        Assert.DoesNotContain("only the draft holds", record, StringComparison.Ordinal);
        Assert.DoesNotContain("only the answer holds", record, StringComparison.Ordinal);
        Assert.Contains(await dossier.RowsAsync(KeptTextRow.Table), text => text.Json.Contains("only the answer holds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dossier_that_one_is_not_asked_about_does_not_exist()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var entries = (await dossier.AuditAsync()).Count;

        var hidden = await dossier.GiveAsync(await dossier.AnswerAsync("FIN", Stance.Agree), OneDossier.MandateHolder("MOB"));
        var none = await dossier.GiveAsync(new Remind("no-such-dossier"));

        Assert.Equal(("dossier.unknown", "dossier.unknown"), (hidden.Refusal!.Code, none.Refusal!.Code));
        Assert.Equal(entries, (await dossier.AuditAsync()).Count);
        Assert.Equal(2, (await dossier.RowsAsync(AuditRow.Table, nameof(AuditRow.Chain), SystemAudit.Chain)).Count(entry => entry.Kind == nameof(CommandRefused)));
    }

    private static async Task PlayToAdoptionAsync(OneDossier dossier)
    {
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Agree), OneDossier.MandateHolder("FIN"));
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Object, "Not so."), OneDossier.MandateHolder("JUS"));
        await dossier.CloseAsync();
        await dossier.DoneAsync(dossier.Circulation(text: "Belgium supports one form on paper."));
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Agree), OneDossier.MandateHolder("FIN"));
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Agree), OneDossier.MandateHolder("JUS"));
        await dossier.CloseAsync();
        await dossier.DoneAsync(new Adopt(dossier.Id));
    }
}
