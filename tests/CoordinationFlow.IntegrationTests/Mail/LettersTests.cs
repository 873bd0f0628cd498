using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>Notices and reminders by mail, from the deciding step to a real SMTP server or a folder.</summary>
public sealed class LettersTests
{
    [Fact]
    public async Task Whoever_is_asked_is_told_in_the_own_language_with_the_deadline_to_enter()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0900");

        await world.CirculateAsync(id);
        var finance = (await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 1, "FIN is told"))[0];
        var flanders = (await MailWorld.ArrivedAsync(() => post.To("vl-h1"), 1, "VL is told"))[0];

        Assert.Equal("BE-2027-0900: votre réponse est demandée pour le jeudi 4 mars 2027, 17:00", finance.Subject);
        Assert.Equal("BE-2027-0900: uw antwoord wordt gevraagd tegen donderdag 4 maart 2027, 17:00", flanders.Subject);
        Assert.Contains("BE-2027-0900 – Eén formulier", flanders.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/tasks/", flanders.TextBody, StringComparison.Ordinal);
        var entry = MailWorld.CalendarOf(finance).Events.Single();
        Assert.Equal(($"{id}.deadline.1@example.org", 0, new DateTime(2027, 3, 4, 16, 0, 0)), (entry.Uid, entry.Sequence, entry.End!.AsUtc));
        Assert.Equal("deadline.ics", finance.Attachments.Single().ContentDisposition!.FileName);
    }

    [Fact]
    public async Task An_entry_keeps_its_id_when_its_date_moves_and_goes_when_the_dossier_does()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0901");
        await world.CirculateAsync(id);
        await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 1, "the task");
        world.Clock.Forward(TimeSpan.FromMinutes(61));
        await world.GiveAsync($"/api/dossiers/{id}/extend", """{"deadline":{"workingDays":5},"reason":"More time is needed."}""");
        await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 2, "the new deadline");
        world.Clock.Forward(TimeSpan.FromMinutes(61));
        await world.GiveAsync($"/api/dossiers/{id}/withdraw", """{"reason":"No longer needed."}""");
        var letters = await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 3, "the withdrawal");

        var entries = letters.Select(letter => Calendars(letter).Single(calendar => calendar.Events.Single().Uid!.Contains(".deadline.", StringComparison.Ordinal))).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], entries.Select(calendar => calendar.Method));
        Assert.Equal([0, 1, 2], entries.Select(calendar => calendar.Events.Single().Sequence));
        Assert.Single(entries.Select(calendar => calendar.Events.Single().Uid).Distinct());
        Assert.Contains("Le dossier a été retiré", letters[2].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_at_night_is_told_on_the_next_working_morning_in_one_letter()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0902");
        world.Clock.Forward(TimeSpan.FromDays(4) + TimeSpan.FromHours(12));

        await world.CirculateAsync(id);
        await world.GiveAsync($"/api/dossiers/{id}/extend", """{"deadline":{"workingDays":5},"reason":"More time is needed."}""");
        await EveryRowIsSortedAsync(world);
        Assert.Empty(post.Taken);

        world.Clock.Forward(new DateTimeOffset(2027, 3, 8, 6, 0, 0, TimeSpan.Zero) - world.Clock.GetUtcNow());
        var letter = (await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the letter on Monday"))[0];
        Assert.Equal("BE-2027-0902: 2 berichten", letter.Subject);
        Assert.Equal(1, MailWorld.CalendarOf(letter).Events.Single().Sequence);
    }

    [Fact]
    public async Task An_urgent_round_breaks_the_quiet_hours_and_says_why()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0903");
        world.Clock.Forward(TimeSpan.FromDays(4) + TimeSpan.FromHours(12));

        await world.CirculateAsync(id, "Urgent");

        var letter = (await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the urgent letter"))[0];
        Assert.StartsWith("BE-2027-0903: DRINGEND:", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("wacht niet op de werkuren", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(MessageImportance.High, letter.Importance);
    }

    [Fact]
    public async Task What_comes_within_an_hour_of_a_letter_waits_for_the_next_one()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0904");
        await world.CirculateAsync(id, days: 5);
        await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 1, "the task");

        await world.GiveAsync($"/api/dossiers/{id}/remind", "{}");
        world.Clock.Forward(TimeSpan.FromMinutes(30));
        await world.GiveAsync($"/api/dossiers/{id}/extend", """{"deadline":{"workingDays":6},"reason":"More time is needed."}""");
        await EveryRowIsSortedAsync(world);
        Assert.Single(post.To("fin-m1"));

        world.Clock.Forward(TimeSpan.FromMinutes(31));
        Assert.Equal("BE-2027-0904: 2 avis", (await MailWorld.ArrivedAsync(() => post.To("fin-m1"), 2, "the second letter"))[1].Subject);
    }

    [Fact]
    public async Task The_coordinator_is_told_of_the_close_and_of_who_is_overdue()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0905");
        await world.CirculateAsync(id);
        await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the task");

        world.Clock.Forward(TimeSpan.FromDays(3) + TimeSpan.FromHours(7) + TimeSpan.FromSeconds(2));

        var letter = (await MailWorld.ArrivedAsync(() => post.To("ann", "BE-2027-0905"), 1, "the close"))[0];
        Assert.Contains("Ronde 1 is gesloten: Onvolledig.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Er kwam niet tijdig antwoord van FIN, VL.", letter.TextBody, StringComparison.Ordinal);
        Assert.NotEmpty(post.To("bruno", "BE-2027-0905"));
    }

    [Fact]
    public async Task After_a_crash_between_post_and_mark_a_letter_goes_again_under_the_same_id_and_is_the_same()
    {
        await using var post = new MailServer();
        var crash = new CrashOnce(CrashPoint.BetweenPostAndMark);
        await using var world = await StartedAsync(post.Connection, crash);
        var id = await world.DossierAsync("BE-2027-0906");

        await world.CirculateAsync(id);
        await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the task");
        await AllAreSentAsync(world);

        Assert.True(crash.HasHappened);
        var twice = Assert.Single(post.Taken.GroupBy(mail => mail.MessageId), letters => letters.Count() > 1);
        Assert.Equal(2, twice.Count());
        Assert.Single(twice.Select(mail => mail.ToString()).Distinct());
    }

    [Fact]
    public async Task An_address_that_the_mail_server_refuses_keeps_no_other_letter()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        using var eva = world.As("eva");
        await Rights.RightsWorld.SendAsync(eva, HttpMethod.Put, "/api/persons/fin-h1", """{"name":"Gone","roles":[{"role":"Handler","participant":"FIN"}],"languages":["fr"],"mail":"nobody@demo.example"}""");
        var id = await world.DossierAsync("BE-2027-0907");

        await world.CirculateAsync(id);
        await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the others' letters");
        await AllAreSentAsync(world);

        Assert.Equal("fin-h1", Assert.Single(await LettersAsync(world, LetterState.Refused)).Recipient);
        Assert.NotEmpty(post.To("fin-m1"));
    }

    [Fact]
    public async Task Without_a_mail_server_each_letter_is_a_file_that_mail_programs_open()
    {
        await using var world = await StartedAsync("");
        var id = await world.DossierAsync("BE-2027-0908");

        await world.CirculateAsync(id);
        await Eventually.IsTrueAsync(() => Task.FromResult(Directory.EnumerateFiles(world.Folder, "*.eml").Count() >= 4), "the files");
        await AllAreSentAsync(world);

        var letters = Directory.EnumerateFiles(world.Folder).Select(file => (Name: Path.GetFileNameWithoutExtension(file), Mail: MimeMessage.Load(file, TestContext.Current.CancellationToken))).ToList();
        Assert.All(letters, letter => Assert.StartsWith(letter.Name + "@", letter.Mail.MessageId, StringComparison.Ordinal));
        Assert.Contains(letters, letter => letter.Mail.To.Mailboxes.Single().Address == "vl-m1@demo.example" && letter.Mail.TextBody!.Contains("Eén formulier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_restricted_dossier_letters_hold_neither_title_nor_outcome()
    {
        await using var post = new MailServer();
        await using var world = await StartedAsync(post.Connection);
        var id = await world.DossierAsync("BE-2027-0909", "Restricted");
        await world.CirculateAsync(id);
        await MailWorld.ArrivedAsync(() => post.To("vl-m1"), 1, "the task");
        world.Clock.Forward(TimeSpan.FromDays(3) + TimeSpan.FromHours(7) + TimeSpan.FromSeconds(2));
        await MailWorld.ArrivedAsync(() => post.To("ann", "BE-2027-0909"), 1, "the close");
        await AllAreSentAsync(world);

        Assert.All(post.Taken, mail =>
        {
            var whole = mail.Subject + mail.TextBody + string.Concat(Calendars(mail).Select(calendar => calendar.Events.Single().Summary + calendar.Events.Single().Description));
            Assert.All(new[] { "form", "FIN", "nvolledig", "ncomplet", "closed", "gesloten" }, word => Assert.DoesNotContain(word, whole.Replace("https://", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        });
    }

    private static async Task<MailWorld> StartedAsync(string connection, ICrashPoints? crashPoints = null)
    {
        var world = new MailWorld(connection, crashPoints);
        await world.InitializeAsync();
        return world;
    }

    private static IEnumerable<Ical.Net.Calendar> Calendars(MimeMessage mail) =>
        mail.BodyParts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "calendar")).Select(part => Ical.Net.Calendar.Load(part.Text)!);

    private static Task EveryRowIsSortedAsync(MailWorld world) => Eventually.IsTrueAsync(
        async () =>
        {
            await using var transaction = world.Services.GetRequiredService<IStore>().Begin();
            return (await transaction.QueryAsync(MailRow.Table.All, TestContext.Current.CancellationToken)).Count == 0;
        },
        "everything is in a letter");

    private static async Task AllAreSentAsync(MailWorld world)
    {
        await EveryRowIsSortedAsync(world);
        await Eventually.IsTrueAsync(async () => (await LettersAsync(world, LetterState.Leaving)).Count == 0, "no letter is on its way");
    }

    private static async Task<IReadOnlyList<LetterRow>> LettersAsync(MailWorld world, LetterState state)
    {
        await using var transaction = world.Services.GetRequiredService<IStore>().Begin();
        return await transaction.QueryAsync(LetterRow.Table.Where(nameof(LetterRow.State), Comparison.Equal, state), TestContext.Current.CancellationToken);
    }

    private sealed class CrashOnce(string at) : ICrashPoints
    {
        private int _left = 1;

        public bool HasHappened => Volatile.Read(ref _left) <= 0;

        public void Reached(string point)
        {
            if (point == at && Interlocked.Decrement(ref _left) == 0)
            {
                throw new IOException("The process ends here.");
            }
        }
    }
}
