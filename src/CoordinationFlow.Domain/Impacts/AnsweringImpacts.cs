using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Deadlines.Rules;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>
/// Applies the proposal: in working time, not after the cutoff, and with the minimum notice where the deadline gets earlier (domain 3.10). After a
/// change of calendar the rule that made the deadline stays its rule.
/// </summary>
internal sealed class ApplyingAnImpact : Handler<ApplyImpact>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ApplyImpact command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        if (round.Impact is not { Proposal: var proposal } impact)
        {
            return new Refusal("state.wrong");
        }

        if (Rules(story, round, proposal).FirstBroken() is { } refusal)
        {
            return refusal;
        }

        var byTheCalendar = impact.Kind == ImpactKind.Calendar && round.Rule is not DeadlineRule.LocalTime;
        var rule = byTheCalendar ? round.Rule : new DeadlineRule.LocalTime(BrusselsTime.Local(proposal));
        story.ChangeDeadline(round, "ImpactApplied", rule, proposal, null, byTheCalendar ? round.RuleFrom ?? round.OpenedAt : null);
        return null;
    }

    private static IEnumerable<IRule> Rules(Happenings story, Round round, DateTimeOffset proposal)
    {
        yield return new ADeadlineLiesInWorkingTime(round.Procedure, proposal, story.Context.Calendar);
        if (proposal < round.Deadline)
        {
            yield return new ADeadlineLeavesTheMinimumNotice(proposal, story.At, MinimumNotice.Earliest(round.Procedure, story.Context), Overridden: false);
        }

        yield return new ADeadlineIsNotAfterTheCutoff(proposal, story.Dossier.Cutoff, Overridden: false);
    }
}

/// <summary>Keeps the deadline; the same change proposes nothing any more.</summary>
internal sealed class KeepingTheDeadline : Handler<KeepImpact>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, KeepImpact command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        if (round.Impact is null)
        {
            return new Refusal("state.wrong");
        }

        story.Add(new ImpactKept(round.Number, string.IsNullOrWhiteSpace(command.Reason) ? null : story.Keep("reason", command.Reason)));
        return null;
    }
}
