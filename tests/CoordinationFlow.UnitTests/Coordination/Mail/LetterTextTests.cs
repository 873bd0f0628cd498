using System.Collections.Immutable;
using CoordinationFlow.Coordination.Mail;

namespace CoordinationFlow.UnitTests.Coordination.Mail;

public sealed class LetterTextTests
{
    private static readonly DateTimeOffset Deadline = new(2027, 1, 18, 16, 0, 0, TimeSpan.Zero);
    private static readonly LetterItem Task = new("mail.task-issued", Deadline.AddDays(-7)) { Values = [Deadline.ToString("O"), "1", "2"], Path = "/tasks/t1", Calendar = new CalendarMark("deadline", 1, 0, Deadline) };
    private static readonly LetterItem Closed = new("notice.round-closed", Deadline) { Values = ["1", "outcome.Diverged"] };
    private static readonly LetterItem Broken = new("notice.silence-broken", Deadline) { Values = ["FIN", "1"] };

    [Theory]
    [InlineData("en", "BE-2027-0001: your answer is asked for by Monday 18 January 2027, 17:00")]
    [InlineData("fr", "BE-2027-0001: votre réponse est demandée pour le lundi 18 janvier 2027, 17:00")]
    [InlineData("nl", "BE-2027-0001: uw antwoord wordt gevraagd tegen maandag 18 januari 2027, 17:00")]
    [InlineData("de", "BE-2027-0001: Ihre Antwort wird erbeten bis Montag 18 Januar 2027, 17:00")]
    public void The_subject_says_in_the_readers_language_what_is_asked_and_when(string language, string subject) => Assert.Equal(subject, Text(language, false, Task).Subject);

    [Fact]
    public void The_body_names_the_title_each_thing_and_where_to_look()
    {
        var body = Text("nl", false, Task, Closed).Body;

        Assert.StartsWith("BE-2027-0001 – Eén formulier\n", body, StringComparison.Ordinal);
        Assert.Contains("(ronde 1, versie 2 van het ontwerp)", body, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/tasks/t1", body, StringComparison.Ordinal);
        Assert.Contains("Ronde 1 is gesloten: Divergentie.", body, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/dossiers/d1", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_things_make_one_letter() => Assert.Equal("BE-2027-0001: 3 avis", Text("fr", false, Task, Closed, Broken).Subject);

    [Fact]
    public void An_urgent_letter_says_why_it_does_not_wait()
    {
        Assert.Contains("weil die Runde dringlich ist", Text("de", false, Task with { IsUrgent = true }).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("dringlich", Text("de", false, Task).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_restricted_dossier_a_letter_says_reference_and_instants_alone()
    {
        foreach (var text in new[] { "en", "fr", "nl", "de" }.Select(language => Text(language, true, Task, Closed, Broken)))
        {
            var said = text.Subject + text.Body + string.Concat(text.Calendars.Select(one => one.Text + one.Name));

            Assert.Contains("BE-2027-0001", said, StringComparison.Ordinal);
            Assert.Contains("17:00", said, StringComparison.Ordinal);
            Assert.All(new[] { "formul", "FIN", "iverge", "einungsverschiedenheit", "silence", "stilte" }, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_notice_that_a_flow_gives_without_values_is_still_a_sentence() =>
        Assert.Contains("Round – has closed: –.", Text("en", false, new LetterItem("notice.round-closed", Deadline)).Body, StringComparison.Ordinal);

    [Fact]
    public void Of_an_entry_that_changed_within_one_letter_the_last_word_is_attached()
    {
        var moved = new LetterItem("mail.deadline-moved", Deadline) { Values = [Deadline.AddDays(1).ToString("O"), "1"], Calendar = new CalendarMark("deadline", 1, 1, Deadline.AddDays(1)) };

        var calendar = Assert.Single(Text("en", false, Task, moved).Calendars);

        Assert.Equal(("deadline.ics", "REQUEST"), (calendar.Name, calendar.Method));
        Assert.Contains("SEQUENCE:1\r\n", calendar.Text, StringComparison.Ordinal);
        Assert.Contains("DTEND:20270119T160000Z\r\n", calendar.Text, StringComparison.Ordinal);
    }

    private static LetterText Text(string language, bool isRestricted, params LetterItem[] items)
    {
        var title = ImmutableDictionary<string, string>.Empty.Add("en", "One form").Add("nl", "Eén formulier");
        return new LetterText(new Recipient("p1", "Person", "p1@example.org", language), "d1", "BE-2027-0001", isRestricted ? [] : title, new MailRules { Portal = "https://portal.example" })
        {
            IsRestricted = isRestricted,
            Items = [.. items],
            WrittenAt = Deadline,
        };
    }
}
