using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>Properties over random plays say something only where the plays reach what the properties are about.</summary>
public sealed class RandomPlayTests
{
    [Fact]
    public void Random_plays_reach_every_kind_of_event_and_every_state()
    {
        var random = new Random(20270111);
        var plays = Enumerable.Range(0, 1200).Select(_ => RandomPlay.Of([.. Enumerable.Range(0, random.Next(60, 420)).Select(_ => random.Next(2520))])).ToArray();
        var events = plays.SelectMany(play => play.Events).ToArray();

        // What becomes of an unanswered proposal is rare; the tests of impacts reach it by name, and those of findings, instructions and reservations theirs.
        var never = CoordinationFlow.Domain.Audit.DossierEventCatalog.All
            .Except([typeof(ImpactKept), typeof(ImpactLapsed), typeof(FindingHandled), typeof(FindingsOverdue), typeof(InstructionDelivered), typeof(InstructionConfirmed), typeof(ReservationsReviewed)])
            .Except(events.Select(happened => happened.GetType())).Select(type => type.Name);
        Assert.Equal(["AnswerReturned", "CommandRefused", "SheetEdited", "TaskClaimed", "TaskReleased"], never.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<LevelExit>(), exit => Assert.Contains(events.OfType<LevelClosed>(), closed => closed.Exit == exit));
        Assert.All(new[] { Level.L1, Level.L2, Level.L3, Level.K }, level => Assert.Contains(events.OfType<LevelClosed>(), closed => closed.Level == level));
        Assert.Contains(events.OfType<Abstained>(), abstained => abstained.Record.Reason == "TopLevel");
        Assert.Contains(events.OfType<Adopted>(), adopted => adopted.Record.Level == Level.L1 && !adopted.Record.Tacit.IsEmpty);
        Assert.Contains(events.OfType<RoundOpened>(), opened => opened.Role == RoundRole.Confirming);
        Assert.Superset(new HashSet<DossierState> { DossierState.InRound, DossierState.Assessing, DossierState.InFollowUp, DossierState.Withdrawn }, plays.Select(play => play.Now.State).ToHashSet());
        Assert.Equal(Enum.GetValues<PositionStatus>().Length, events.OfType<PositionReceived>().Select(answer => answer.Receipt.Status).Distinct().Count());
        Assert.All(Enum.GetValues<RoundCloser>(), by => Assert.Contains(events.OfType<RoundClosed>(), closed => closed.By == by));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains(events.OfType<RoundClosed>(), closed => closed.Assessment.Outcome == outcome));
        Assert.All(Enum.GetValues<DefinitiveState>(), state => Assert.Contains(events.OfType<DefinitivePosition>(), definitive => definitive.State == state));
        Assert.All(Enum.GetValues<ReportResult>(), result => Assert.Contains(events.OfType<ReportRecorded>(), report => report.Result == result));
        var retired = events.OfType<ParticipantChanged>().Where(changed => changed.Change == ParticipantChanged.Retired).ToArray();
        Assert.Contains(retired, changed => changed.Successor is null);
        Assert.Contains(retired, changed => changed.Successor == "IBZ");
        Assert.True(retired.Count(changed => changed.Successor is not null) > 50);
        Assert.Contains(plays, play => play.Now.PositionNo > 1 && play.Now.Adoption is not null && !play.Now.FormerAdoptions.IsEmpty);
        Assert.Contains(events.OfType<Adopted>(), adopted => !adopted.Record.Tacit.IsEmpty);
        Assert.Contains(events.OfType<Adopted>(), adopted => !adopted.Record.Statements.IsEmpty);
        Assert.Contains(events.OfType<Adopted>(), adopted => !adopted.Record.Reservations.IsEmpty);
        Assert.Contains(events.OfType<Adopted>(), adopted => !adopted.Record.DidNotAnswer.IsEmpty);
    }
}
