using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Escalation;

/// <summary>Invariants of the ladder over random plays.</summary>
[Cases(200, typeof(Plays))]
public sealed class LadderInvariants
{
    [Property]
    public void INV_22_Levels_are_entered_in_order_one_at_a_time_and_a_skipped_one_has_a_reason(Play play)
    {
        Level[] mixed = [Level.L1, Level.L2, Level.L3];
        Level[] federal = [Level.L1, Level.K];
        foreach (var step in play.Steps)
        {
            Assert.InRange(step.After.Sittings.Count(sitting => sitting.IsOpen), 0, 1);
            foreach (var convened in step.Events<Escalated>())
            {
                var ladder = convened.Ladder == Ladder.Federal ? federal : mixed;
                var behind = step.Before.Sittings.Where(sitting => sitting.Exit == LevelExit.NoAgreement).Select(sitting => sitting.Level).Concat(step.Before.Sittings.SelectMany(sitting => sitting.Skipped)).Concat(convened.Skipped);
                Assert.Equal(ladder.First(level => !behind.Contains(level)), convened.Level);
                Assert.True(convened.Skipped.IsEmpty || (!string.IsNullOrWhiteSpace(((Escalate)step.Command).Reason) && step.Before.Cutoff is not null));
                Assert.All(step.Before.Sittings, sitting => Assert.Equal(sitting.Ladder, convened.Ladder));
            }
        }
    }

    [Property]
    public void INV_23_The_ladder_ends_in_an_abstention_or_waits_for_a_person(Play play)
    {
        foreach (var step in play.Steps)
        {
            Assert.True(step.After.Sittings.Count(sitting => sitting.Exit == LevelExit.NoAgreement) <= 3);
            Assert.Equal(step.After.Sittings.Where(sitting => sitting.Exit == LevelExit.NoAgreement).Select(sitting => sitting.Level).Distinct().Count(), step.After.Sittings.Count(sitting => sitting.Exit == LevelExit.NoAgreement));
        }

        Assert.False(play.Played.Now.TopLevelHasFailed());
    }

    [Property]
    public void A_dossier_is_on_the_ladder_as_long_as_the_plain_procedure_says(Play play)
    {
        var plain = new PlainProcedure();
        foreach (var step in play.Steps)
        {
            plain.Hear(step);
            Assert.Equal(plain.IsClimbing, step.After.State == DossierState.Escalated);
            Assert.True(step.After.State == DossierState.Escalated || step.After.OpenSitting() is null);
        }
    }

    [Property]
    public void Everybody_counted_and_nobody_else_is_called_to_an_open_sitting(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Command is Escalate or SetSeat && !step.IsRefused))
        {
            if (step.After.OpenSitting() is { } sitting)
            {
                Assert.Equal(step.After.Counted, sitting.Tasks.Values.Where(task => task.IsOpen).Select(task => task.Participant));
            }
        }

        Assert.All(play.Steps, step => Assert.All(step.After.Sittings.Where(sitting => !sitting.IsOpen), sitting => Assert.DoesNotContain(sitting.Tasks.Values, task => task.IsOpen)));
    }

    [Property]
    public void A_decision_binds_the_paragraphs_that_it_names_and_no_others(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Events<LevelClosed>().Any(closed => closed.Exit == LevelExit.Agreement)))
        {
            var closed = step.Events<LevelClosed>().Single();
            foreach (var mark in step.After.Version!.Paragraphs.Where(mark => !closed.Decides.Contains(mark.Id)))
            {
                Assert.Equal(step.Before.Version!.Find(mark.Id)!.Hash, mark.Hash);
                Assert.All(step.After.Counted, code => Assert.Equal(
                    CoordinationFlow.Domain.Divergence.Standing.Of(step.Before, code, step.Before.Version.Find(mark.Id)!), CoordinationFlow.Domain.Divergence.Standing.Of(step.After, code, mark)));
            }
        }
    }

    [Property]
    public void What_is_adopted_rests_on_the_level_that_agreed_on_its_text(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var adopted in step.Events<Adopted>().Where(adopted => adopted.Record.Level != Level.L0))
            {
                var agreed = step.Before.Sittings.Last(sitting => sitting.Exit is LevelExit.Agreement or LevelExit.ResolvedByLifting);
                Assert.Equal((LevelExit.Agreement, adopted.Record.Level, adopted.Record.Version), (agreed.Exit, agreed.Level, agreed.Version));
                Assert.Contains(agreed.Level, adopted.Record.Levels);
            }
        }
    }
}
