using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Positions;

/// <summary>Invariants of answers over random plays.</summary>
[Cases(150, typeof(Plays))]
public sealed class PositionInvariants
{
    [Property]
    public void INV_05_An_answer_is_in_time_before_the_second_after_the_deadline_in_force(Play play)
    {
        var plain = new PlainProcedure();
        foreach (var step in play.Steps)
        {
            plain.Hear(step);
            Assert.Equal(plain.LastStatus, step.Events<PositionReceived>().FirstOrDefault()?.Receipt.Status);
            foreach (var answer in step.Events<PositionReceived>())
            {
                var round = step.Before.Rounds[answer.Round - 1];
                var planned = round.Deadline.AddSeconds(1);
                var closesAt = round.ClosedAt < planned ? round.ClosedAt.Value : planned;
                if (round.State != RoundState.Cancelled && step.Before.LastRound!.Number == round.Number)
                {
                    Assert.Equal(answer.Receipt.ReceivedAt < closesAt, answer.Receipt.Status is PositionStatus.InTime or PositionStatus.Unchanged);
                }
            }
        }
    }

    [Property]
    public void INV_07_Delivering_a_message_again_and_again_gives_the_same_as_once(Play play)
    {
        var (often, ids) = (new Dossier(DossierSnapshot.None), 0);
        foreach (var step in play.Steps)
        {
            var context = new DecisionContext(step.At, step.Now, step.Actor, step.Calendar, step.Directory, new ProcedureSettings(), () => $"id{++ids}");
            for (var times = step.Command is CommitPosition { MessageId: not null } ? 3 : 1; times > 0; times--)
            {
                often.Decide(step.Command, context);
            }

            Assert.Equal(step.After with { StateOfRecord = default, State = default }, often.Snapshot with { StateOfRecord = default, State = default }, Same);
        }
    }

    [Property]
    public void INV_16_A_late_answer_changes_nothing_until_admitted_and_is_never_admitted_after_adoption(Play play)
    {
        foreach (var step in play.Steps)
        {
            if (step.Events<PositionReceived>().FirstOrDefault() is { Receipt.Status: PositionStatus.Late } && !step.Events<LateAdmitted>().Any() && !step.Events<ReservationChanged>().Any())
            {
                Assert.Equal(PlainOutcome.Of(step.Before.Assess()), PlainOutcome.Of(step.After.Assess()));
                Assert.Equal(step.Before.Words, step.After.Words);
            }

            Assert.True(step.Command is not AdmitLate || step.Before.Adoption is null || step.Decision.Refusal?.Code == "adoption.done");
            Assert.True(!step.Events<LateAdmitted>().Any() || step.Before.Adoption is null);
        }
    }

    [Property]
    public void INV_17_After_the_deadline_and_without_admission_severity_only_goes_down(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Before.State is DossierState.Assessing && step.After.State is DossierState.Assessing && !step.Events<LateAdmitted>().Any() && step.Command is not TakeUpRetirements))
        {
            if (step.Events<PositionReceived>().FirstOrDefault() is { Receipt.Status: not PositionStatus.Late })
            {
                continue;
            }

            foreach (var code in step.After.Counted)
            {
                Assert.All(step.After.Version!.Paragraphs, mark => Assert.True(step.Before.WordOf(code, mark) is not { } before || step.After.WordOf(code, mark)!.Stance <= before.Stance));
            }
        }
    }

    [Property]
    public void INV_34_An_answer_on_a_superseded_version_never_counts_in_that_round(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var answer in step.Events<PositionReceived>().Where(answer => step.Before.Rounds[answer.Round - 1].State == RoundState.Cancelled))
            {
                Assert.Equal(PositionStatus.OnSupersededVersion, answer.Receipt.Status);
                Assert.Equal(step.Before.Rounds[answer.Round - 1].Standing, step.After.Rounds[answer.Round - 1].Standing);
            }
        }
    }

    [Property]
    public void INV_41_The_same_key_and_content_give_the_same_receipt_and_another_content_is_refused(Play play)
    {
        var known = new Dictionary<(string, string), (string Content, Receipt Receipt)>();
        foreach (var step in play.Steps)
        {
            if (step.Command is not CommitPosition { Key: { } key } commit)
            {
                continue;
            }

            var (of, content) = ((step.Actor.Participant!, key), CanonicalJson.Of(commit.Content));
            if (known.TryGetValue(of, out var first))
            {
                var isRepeated = commit.MessageId is { } id && step.Before.Positions.Any(position => position.Participant == of.Item1 && position.MessageId == id);
                Assert.Equal(first.Content == content || isRepeated ? null : "idempotency.mismatch", step.Decision.Refusal?.Code);
                Assert.Empty(step.Decision.Events);
                Assert.True(step.Decision.Refusal is not null || step.Decision.Receipt!.Id == first.Receipt.Id || step.Before.Positions.Any(position => position.MessageId == commit.MessageId));
            }
            else if (step.Decision.Receipt is { } receipt)
            {
                known[of] = (content, receipt);
            }
        }
    }

    private static bool Same(DossierSnapshot one, DossierSnapshot other) => CanonicalJson.Of(one) == CanonicalJson.Of(other);
}
