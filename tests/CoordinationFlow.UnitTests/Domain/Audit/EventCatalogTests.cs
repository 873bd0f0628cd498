using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Audit;

public sealed class EventCatalogTests
{
    private static readonly DossierEvent[] Rare =
    [
        new SheetEdited(new DossierSheet { Reference = "BE-1", Pilot = "IBZ", Title = ImmutableDictionary<string, string>.Empty.Add("fr", "Titre") }),
        new CommandRefused("adopt", null, new Refusal("deadline.too-short", "deadline") { Earliest = DateTimeOffset.UnixEpoch, Participants = ["FA"] }),
        new DefinitivePositionDue(DateTimeOffset.UnixEpoch, CoordinationFlow.Domain.Words.Vote.Approve, 1), new DefinitivePosition(CoordinationFlow.Domain.Words.DefinitiveState.Overdue), new Reopened(2, "hash"),
        new ReportRecorded(CoordinationFlow.Domain.Words.ReportResult.Postponed, 1, null),
        new LiftAsked("id1", "JUS", DateTimeOffset.UnixEpoch, true), new LiftEnded("id1", "JUS", CoordinationFlow.Domain.Words.TaskState.Lapsed), new ReservationsReviewed(["JUS"], DateTimeOffset.UnixEpoch),
        new FindingHandled(1, CoordinationFlow.Domain.Words.FindingState.InProgress, "JUS", new DateOnly(2027, 3, 1), "hash"), new FindingsOverdue([1]),
        new InstructionDelivered(1), new InstructionConfirmed(1, "paul"),
        new ImpactKept(1, "hash"), new ImpactLapsed(1),
        new TaskClaimed("id1", "jana"), new TaskReleased("id1", "jana"), new AnswerReturned("id1", "jana", "hash"),
    ];

    [Fact]
    public void Every_kind_of_event_is_written_and_read_back_as_the_same()
    {
        var random = new Random(3);
        var played = Enumerable.Range(0, 600).SelectMany(_ => RandomPlay.Of([.. Enumerable.Range(0, 300).Select(_ => random.Next(2520))]).Events);
        DossierEvent[] events = [.. played, .. Rare];
        Assert.Equal(DossierEventCatalog.All.OrderBy(type => type.Name), events.Select(happened => happened.GetType()).Distinct().OrderBy(type => type.Name));
        Assert.All(events, happened =>
        {
            var (kind, payload) = DossierEventCatalog.Write(happened);
            var read = DossierEventCatalog.Read(kind, payload);
            Assert.Equal(happened.GetType(), read.GetType());
            Assert.Equal((kind, payload), DossierEventCatalog.Write(read));
        });
    }

    [Fact]
    public void An_unknown_kind_or_a_payload_that_is_none_is_an_error()
    {
        Assert.Throws<JsonException>(() => DossierEventCatalog.Read("Nothing", "{}"));
        Assert.Throws<JsonException>(() => DossierEventCatalog.Read("TaskClaimed", "null"));
        Assert.Throws<JsonException>(() => DossierEventCatalog.Read("TaskClaimed", "{"));
    }

    [Fact]
    public void The_same_content_has_one_canonical_text_whatever_the_order_of_its_members()
    {
        var one = new Dictionary<string, int> { ["b"] = 1, ["a"] = 2 };
        var other = new Dictionary<string, int> { ["a"] = 2, ["b"] = 1 };
        Assert.Equal("{\"a\":2,\"b\":1}", CanonicalJson.Of(one));
        Assert.Equal(CanonicalJson.Of(one), CanonicalJson.Of(other));
    }
}
