using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Divergence;

/// <summary>Invariants of outcomes over random plays, against the plain procedure.</summary>
[Cases(200, typeof(Plays))]
public sealed class DivergenceInvariants
{
    [Property]
    public void INV_11_A_dossier_is_diverged_where_some_paragraph_has_a_blocker_and_each_blocker_is_counted(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.After.Version is not null))
        {
            var assessment = step.After.Assess();
            var blockers = assessment.Paragraphs.Values.Where(paragraph => paragraph.State == ParagraphState.Blocked).ToArray();
            Assert.All(blockers, blocked => Assert.NotEmpty(blocked.By));
            Assert.All(blockers.SelectMany(blocked => blocked.By), code => Assert.True(step.After.Seats[code] is Seat.Pilot or Seat.Required && !step.After.NotCompetent.Contains(code)));
            if (assessment.Reason != IncompleteReason.NobodyCompetent)
            {
                Assert.Equal(blockers.Length > 0, assessment.Outcome == Outcome.Diverged);
                var said = step.After.Counted.Any(code => step.After.Version!.Paragraphs.Any(mark => step.After.WordOf(code, mark) is { } word && (word.Stance == Stance.Object || (word.Stance == Stance.SubstantiveReservation && word.Statement is null))));
                Assert.Equal(said, assessment.Outcome == Outcome.Diverged);
            }
        }
    }

    [Property]
    public void INV_12_Each_counted_participant_stands_once_on_each_paragraph_and_as_the_plain_procedure_says(Play play)
    {
        var plain = new PlainProcedure();
        foreach (var step in play.Steps)
        {
            plain.Hear(step);
            if (step.After.Version is not null)
            {
                var assessment = step.After.Assess();
                Assert.Equal(step.After.Counted, assessment.Express.Concat(assessment.Tacit).Concat(assessment.Missing).Order(StringComparer.Ordinal));
                Assert.Equal(PlainOutcome.Of(plain, "IBZ"), PlainOutcome.Of(assessment));
            }
        }
    }

    [Property]
    public void INV_13_Nobody_stands_as_tacit_but_by_a_round_of_silence_or_urgency_that_ran_to_its_end_or_at_a_level_with_due_notice(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.After.Version is not null))
        {
            Assert.All(step.After.Assess().Tacit, code =>
            {
                var silent = WhoseSilence(step.After, code);
                if (silent.Any(one => BoundAtALevel(step.After, one) is not null))
                {
                    return;
                }

                var last = step.After.Rounds.Last(round => round.State == RoundState.Closed && silent.Any(one => round.Tasks.ContainsKey(one) && !round.Standing.ContainsKey(one)));
                Assert.NotEqual(Procedure.Ordinary, last.Procedure);
                Assert.True(last.ClosedBy is RoundCloser.Deadline or RoundCloser.Early);
            });
        }
    }

    [Property]
    public void INV_14_Tacit_agreement_has_a_proof_of_delivery_or_opening_in_due_time(Play play)
    {
        var clock = new WorkingTime.PlainClock();
        foreach (var step in play.Steps.Where(step => step.After.Version is not null))
        {
            Assert.All(step.After.Assess().Tacit, code =>
            {
                var (silent, proof) = (WhoseSilence(step.After, code), Assert.NotNull(step.After.Silences[code].Proof));

                // Whom an agreement bound to nothing new keeps the proof of its silence.
                var calls = step.After.Sittings.SelectMany(sitting => silent.Where(sitting.Tacit.Contains).Select(one => (Sitting: sitting, sitting.Tasks[one].IssuedAt)));
                if (calls.FirstOrDefault(call => call.IssuedAt == proof) is { Sitting: { } sitting } call)
                {
                    Assert.True(call.IssuedAt < sitting.PlannedAt);
                    return;
                }

                var asked = step.After.Rounds.Where(one => one.State == RoundState.Closed)
                    .SelectMany(one => silent.Where(who => one.Tasks.ContainsKey(who) && !one.Standing.ContainsKey(who)).Select(who => (Round: one, Task: one.Tasks[who])));
                var (round, task) = asked.Last(one => (one.Round.Procedure == Procedure.Urgent ? one.Task.OpenedAt : one.Task.DeliveredAt) == proof);
                Assert.True(proof < round.Deadline.AddSeconds(1));
                Assert.True(round.Procedure == Procedure.Urgent || (clock.SecondsBetween(proof, round.Deadline) >= 2 * 3600 && clock.SecondsBetween(task.IssuedAt, round.Deadline) >= 4 * 3600));
            });
        }

        Assert.All(play.Played.Events.OfType<CoordinationFlow.Domain.Adoption.Adopted>(), adopted => Assert.All(adopted.Record.Tacit, code => Assert.Contains(code, adopted.Record.Proofs.Keys)));
    }

    /// <summary>The participant, and those that it has succeeded: it stands by their silence.</summary>
    private static string[] WhoseSilence(DossierSnapshot dossier, string participant) =>
        [participant, .. dossier.Successors.Keys.Where(former => dossier.SpeakerOf(former) == participant)];

    /// <summary>The sitting whose agreement bound an absent participant on the current version, and nothing was asked of it since.</summary>
    private static Sitting? BoundAtALevel(DossierSnapshot dossier, string participant) =>
        dossier.Sittings.LastOrDefault(sitting => sitting.Exit == LevelExit.Agreement && sitting.Version == dossier.Version!.Number && sitting.Tacit.Contains(participant)
            && !dossier.Rounds.Any(round => round.OpenedAt >= sitting.ClosedAt && round.State == RoundState.Closed && round.Tasks.ContainsKey(participant)));

    [Property]
    public void INV_15_Silence_never_lowers_what_was_said_on_an_unchanged_paragraph(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var closed in step.Events<RoundClosed>())
            {
                var round = step.After.Rounds[closed.Round - 1];
                foreach (var code in round.Tasks.Keys.Where(code => !round.Standing.ContainsKey(code)))
                {
                    Assert.All(step.After.VersionOf(round.Version)!.Paragraphs, mark => Assert.Equal(step.Before.WordOf(code, mark), step.After.WordOf(code, mark)));
                    Assert.All(
                        step.After.VersionOf(round.Version)!.Paragraphs.Where(mark => step.Before.WordOf(code, mark) is not null),
                        mark => Assert.Equal(step.Before.WordOf(code, mark)!.Stance, Standing.Of(step.After, code, mark).Said));
                }
            }
        }
    }
}
