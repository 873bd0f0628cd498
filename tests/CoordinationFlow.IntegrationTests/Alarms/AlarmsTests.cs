using System.Net;
using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Mail;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Alarms;

/// <summary>What does not go on by itself is told: on the page of alarms, in the health check, on the dossier's page.</summary>
public sealed class AlarmsTests
{
    [Fact]
    public async Task Without_an_alarm_the_server_is_healthy_and_the_page_says_so()
    {
        await using var world = await StartedAsync();

        Assert.Equal("Healthy", await TextAsync(world, null, "/health/ready"));
        Assert.Contains("Niets staat stil", await TextAsync(world, "ann", "/alarms?lang=nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_step_is_told_to_coordinator_and_administrator_and_on_the_dossiers_page()
    {
        await using var world = await StartedAsync();
        var id = await world.DossierAsync("BE-2027-0930");
        await world.CirculateAsync(id);
        await WriteAsync(world, async (store, cancel) =>
        {
            var link = await store.FindAsync(FlowLinkRow.Table, cancel, id, 1);
            var instance = (await store.FindAsync(InstanceRow.Table, cancel, link!.InstanceId))!;
            var incident = """"inc":[{"activityId":"collect","activityType":"CoordinationFlow.CollectPositions","execution":1,"message":"A secret that a script saw.","at":"2027-03-01T09:00:00Z","activityName":"Collect","exceptionType":"JavaScriptException"}],"""";
            store.Update(InstanceRow.Table, instance with { IncidentCount = 1, State = "{\"" + incident + instance.State[1..] });
        });

        var alarm = await RaisedAsync(world, AlarmKeys.Flow);
        Assert.Equal((id, "BE-2027-0930", "Collect"), (alarm.DossierId, alarm.Reference, alarm.About.Single()));
        Assert.StartsWith("Degraded\nalarms: flow 1 since 2027-03-01T09:00:00", await TextAsync(world, null, "/health/ready"), StringComparison.Ordinal);
        Assert.Contains("BE-2027-0930", await TextAsync(world, "ann", "/alarms"), StringComparison.Ordinal);
        Assert.DoesNotContain("BE-2027-0930", await TextAsync(world, "eva", "/alarms"), StringComparison.Ordinal);
        Assert.Contains("Collect", await TextAsync(world, "eva", "/alarms"), StringComparison.Ordinal);
        var page = await TextAsync(world, "ann", $"/dossiers/{id}?lang=en");
        Assert.Contains("A step of the flow has failed: Collect · JavaScriptException", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret that a script saw", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hindrance", await TextAsync(world, "fin-m1", $"/dossiers/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_message_and_letters_that_were_refused_are_told()
    {
        await using var world = await StartedAsync();
        var id = await world.DossierAsync("BE-2027-0931");
        var now = world.Clock.GetUtcNow();
        await WriteAsync(world, (store, _) =>
        {
            store.Insert(LetterRow.Table, Letter("a", LetterState.Refused, now));
            store.Insert(LetterRow.Table, Letter("b", LetterState.Refused, now));
            return ValueTask.CompletedTask;
        });

        var alarm = await RaisedAsync(world, AlarmKeys.Address);
        Assert.Equal(("fin-m1", 2), (alarm.About.Single(), alarm.Count));

        var source = new StoreAlarms(new OneMessage(world.Services.GetRequiredService<IStore>(), now, id), world.Clock, new AlarmLimits());
        world.Clock.Forward(TimeSpan.FromSeconds(61));
        var found = await source.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal("participant.fin.tasks", Assert.Single(found, one => one.Key == AlarmKeys.Outbox).About.Single());
    }

    [Theory]
    [InlineData("en", "The flow waits at this step", "Round 1 has closed, but no step of the dossier’s flow was waiting for it", "ask an administrator")]
    [InlineData("fr", "Le flux attend à cette étape", "Le tour 1 est clos, mais aucune étape du flux du dossier ne l’attendait", "demandez à un administrateur")]
    public async Task A_dossier_tells_at_which_step_its_flow_waits_and_in_plain_words_which_event_found_none(string language, string waits, string unmatched, string todo)
    {
        await using var world = await StartedAsync();
        var id = await world.DossierAsync("BE-2027-0932");
        await world.CirculateAsync(id);
        await WriteAsync(world, (store, _) =>
        {
            store.Insert(KeptStimulusRow.Table, new KeptStimulusRow { Id = "k1", StimulusHash = FlowEvents.RoundClosed(id, 1).Hash, InstanceId = "nobody's", Input = "{}", CreatedAt = world.Clock.GetUtcNow() });
            return ValueTask.CompletedTask;
        });

        var page = await TextAsync(world, "ann", $"/dossiers/{id}?lang={language}");

        Assert.All([waits, unmatched, todo], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("RoundClosed", page, StringComparison.Ordinal);
    }

    private static LetterRow Letter(string letter, LetterState state, DateTimeOffset at) =>
        new() { Id = letter, Recipient = "fin-m1", DossierId = "d", State = state, NotBefore = at, Items = "[]", CreatedAt = at, EndedAt = at };

    private static async Task<MailWorld> StartedAsync()
    {
        var world = new MailWorld("");
        await world.InitializeAsync();
        return world;
    }

    private static async Task<Alarm> RaisedAsync(MailWorld world, string key)
    {
        Alarm? raised = null;
        await Eventually.IsTrueAsync(
            async () => (raised = (await world.Services.GetRequiredService<IAlarms>().NowAsync(TestContext.Current.CancellationToken)).SingleOrDefault(one => one.Key == key)) is not null,
            $"the alarm '{key}' is raised");
        return raised!;
    }

    private static async Task<string> TextAsync(MailWorld world, string? who, string path)
    {
        using var client = world.As(who);
        using var answer = await client.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task WriteAsync(MailWorld world, Func<IStepTransaction, CancellationToken, ValueTask> write)
    {
        await using var transaction = world.Services.GetRequiredService<IStore>().Begin();
        await write(transaction, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The store, in which a message stands that was never sent: each transaction has it before it is asked, and none commits it.</summary>
    private sealed class OneMessage(IStore store, DateTimeOffset at, string dossierId) : IStore
    {
        public IStepTransaction Begin()
        {
            var transaction = store.Begin();
            transaction.Insert(OutboxRow.Table, new OutboxRow { Id = "0", MessageId = "0", Participant = "FIN", Type = "ReminderDue", Body = "{}", DossierId = dossierId, CreatedAt = at });
            return transaction;
        }
    }
}
