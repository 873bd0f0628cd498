using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Reservations;

/// <summary>Kept reservations are reviewed every 20 working days, and each holder has a task to lift (domain 3.4, 3.19, 3.21; U18).</summary>
public sealed class LiftTasksTests
{
    [Fact]
    public void Each_holder_of_a_kept_reservation_gets_one_task_with_a_review_date_20_working_days_later()
    {
        var played = Kept();
        var lift = Assert.Single(played.Now.Lifts);
        Assert.Equal(("FA", true, TaskState.Issued, 0), (lift.Participant, lift.IsKept, lift.State, lift.Reviews));
        Assert.Equal(played.Calendar.AddWorkingDays(played.Clock, 20), lift.ReviewAt);
        Assert.Equal(lift.ReviewAt.AddSeconds(1), Assert.Single(DueItems.Of(played.Now), item => item.Kind == DueItemKind.Review).DueAt);
    }

    [Fact]
    public void A_review_comes_in_its_second_and_not_before_reminds_and_moves_on()
    {
        var played = Kept();
        var first = played.Now.Lifts[0].ReviewAt;
        played.PassTo(first);
        Assert.Empty(played.Events.OfType<ReservationsReviewed>());
        played.PassTo(first.AddSeconds(1));
        var reviewed = Assert.Single(played.Events.OfType<ReservationsReviewed>());
        Assert.Equal(("FA", first.AddSeconds(1)), (Assert.Single(reviewed.Participants), reviewed.At));
        Assert.Equal((1, played.Calendar.AddWorkingDays(first, 20)), (played.Now.Lifts[0].Reviews, played.Now.Lifts[0].ReviewAt));
        played.PassTo(played.Now.Lifts[0].ReviewAt.AddSeconds(1));
        Assert.Equal(2, played.Now.Lifts[0].Reviews);
    }

    [Fact]
    public void Lifting_everything_answers_the_task_and_disarms_the_review_lifting_a_part_does_not()
    {
        var played = Kept(("1", Stance.ScrutinyReservation), ("3", Stance.ParliamentaryReservation));
        Assert.Null(Lift(played, "FA", "1").Refusal);
        Assert.True(Assert.Single(played.Now.Lifts).IsOpen);
        Assert.Null(Lift(played, "FA", "3").Refusal);
        Assert.Equal(TaskState.Answered, played.Now.Lifts[0].State);
        Assert.DoesNotContain(DueItems.Of(played.Now), item => item.Kind == DueItemKind.Review);
    }

    [Fact]
    public void The_task_lapses_when_the_dossier_is_closed_and_is_cancelled_when_it_is_reopened()
    {
        var closed = Kept();
        closed.Send(new ReportBack(PlayedDossier.Id, ReportResult.AsInstructed), PlayedDossier.Representation);
        Assert.Equal((DossierState.Closed, TaskState.Lapsed), (closed.Now.State, closed.Now.Lifts[0].State));
        Assert.Empty(DueItems.Of(closed.Now));
        var reopened = Kept();
        Assert.Null(reopened.Send(new Reopen(PlayedDossier.Id, "once more"), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(TaskState.Cancelled, reopened.Now.Lifts[0].State);
    }

    [Fact]
    public void A_successor_goes_on_with_the_task_and_its_review_date()
    {
        var played = Kept();
        var review = played.Now.Lifts[0].ReviewAt;
        played.PassTo(played.Clock.AddDays(3));
        played.Retire("FA", "IO");
        Assert.Equal([("FA", TaskState.Transferred), ("IO", TaskState.Issued)], played.Now.Lifts.Select(lift => (lift.Participant, lift.State)));
        Assert.Equal(review, played.Now.Lifts[1].ReviewAt);
    }

    [Fact]
    public void Whoever_is_retired_without_successor_is_asked_no_more()
    {
        var played = Kept();
        played.Retire("FA");
        Assert.Equal(TaskState.Cancelled, Assert.Single(played.Now.Lifts).State);
        Assert.Single(played.Now.Kept);
    }

    [Fact]
    public void Before_adoption_the_coordinator_asks_those_that_hold_back_until_the_cutoff()
    {
        var played = Diverged();
        var asked = Ask(played);
        Assert.Equal(["FA", "JUS"], asked.Events.OfType<LiftAsked>().Select(one => one.Participant));
        Assert.All(played.Now.Lifts, lift => Assert.Equal((false, played.Now.Cutoff!.Value), (lift.IsKept, lift.ReviewAt)));
        Assert.Empty(Ask(played).Events);
        Assert.Null(Lift(played, "JUS", "2").Refusal);
        Assert.Equal([true, false], played.Now.Lifts.Select(lift => lift.IsOpen));
    }

    [Fact]
    public void What_was_asked_before_adoption_lapses_with_it_and_the_kept_reservation_is_asked_for_anew()
    {
        var played = Diverged();
        Ask(played, "FA");
        Assert.Null(Lift(played, "JUS", "2").Refusal);
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        Assert.Equal([(TaskState.Lapsed, false), (TaskState.Issued, true)], played.Now.Lifts.Select(lift => (lift.State, lift.IsKept)));
    }

    [Fact]
    public void Nobody_is_asked_who_holds_nothing_and_only_coordinator_and_flow_ask()
    {
        var played = Diverged();
        Assert.Equal("participant", Ask(played, "IBZ").RefusedAs("state.wrong").Field);
        played.Send(new AskToLift(PlayedDossier.Id), PlayedDossier.Holder("FA")).RefusedAs("right.missing");
        Assert.Null(played.Send(new AskToLift(PlayedDossier.Id), Actor.Flow).Refusal);
        Ask(Kept()).RefusedAs("state.wrong");
    }

    private static CoordinationFlow.Domain.Dossiers.Decision Ask(PlayedDossier played, string? participant = null) => played.Send(new AskToLift(PlayedDossier.Id, participant), PlayedDossier.Coordinator);

    private static CoordinationFlow.Domain.Dossiers.Decision Lift(PlayedDossier played, string participant, string paragraph) =>
        played.Send(new LiftReservation(PlayedDossier.Id, ImmutableDictionary<string, Stance>.Empty.Add(paragraph, Stance.Agree)), PlayedDossier.Holder(participant));

    /// <summary>Adopted, with FA's parliamentary reservation or what is given.</summary>
    private static PlayedDossier Kept(params (string, Stance)[] reservations)
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        Assert.Null(played.Circulate().Refusal);
        played.Commit("FA", Playing.Content(Stance.Agree, reservations.Length > 0 ? reservations : [("3", Stance.ParliamentaryReservation)]) with { ConsentsToAdoption = true });
        played.Commit("JUS", Stance.Agree);
        played.Close();
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        return played;
    }

    /// <summary>FA holds a parliamentary reservation, JUS objects to paragraph 2; the cutoff is near.</summary>
    private static PlayedDossier Diverged()
    {
        var played = Playing.Prepared(["FA", "JUS"], with: sheet => sheet with { Cutoff = new DateTime(2027, 1, 22, 12, 0, 0) });
        Assert.Null(played.Circulate().Refusal);
        played.Commit("FA", Stance.Agree, ("3", Stance.ParliamentaryReservation));
        played.Commit("JUS", Stance.Agree, ("2", Stance.Object));
        played.Close();
        return played;
    }
}
