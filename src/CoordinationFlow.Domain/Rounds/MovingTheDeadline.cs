using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Deadlines.Rules;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>
/// Moves a deadline (domain 3.10): of a running round, with a reason, in working time, not after the cutoff; what holds besides, each of
/// the two says for itself.
/// </summary>
internal abstract class MovingTheDeadline<TCommand>(string cause) : Handler<TCommand>
    where TCommand : DossierCommand
{
    /// <inheritdoc/>
    protected sealed override Refusal? Handle(Happenings story, TCommand command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        var (rule, reason) = Wanted(command);
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (new ADeadlineHasALength(rule).Broken() is { } nonsense)
        {
            return nonsense;
        }

        var deadline = rule.Reckon(story.At, story.Context.Calendar);
        IRule[] rules =
        [
            new ADeadlineLiesInWorkingTime(round.Procedure, deadline, story.Context.Calendar),
            .. OwnRules(story, round, deadline),
            new ADeadlineIsNotAfterTheCutoff(deadline, story.Dossier.Cutoff, IsOverridden(story, command)),
        ];
        if (rules.FirstBroken() is { } refusal)
        {
            return refusal;
        }

        story.ChangeDeadline(round, cause, rule, deadline, story.Keep("reason", reason));
        return null;
    }

    /// <summary>The new deadline and why.</summary>
    protected abstract (DeadlineRule Deadline, string Reason) Wanted(TCommand command);

    /// <summary>What holds for this direction only.</summary>
    protected abstract IEnumerable<IRule> OwnRules(Happenings story, Round round, DateTimeOffset deadline);

    /// <summary>Whether it may lie after the cutoff.</summary>
    protected virtual bool IsOverridden(Happenings story, TCommand command) => false;
}

/// <summary>Moves a deadline later than the standing one (domain 3.10); no minimum notice, but no further from now than its procedure allows a round to last (3.8).</summary>
internal sealed class Extending() : MovingTheDeadline<Extend>("Extended")
{
    /// <inheritdoc/>
    protected override (DeadlineRule Deadline, string Reason) Wanted(Extend command) => (command.Deadline, command.Reason);

    /// <inheritdoc/>
    protected override IEnumerable<IRule> OwnRules(Happenings story, Round round, DateTimeOffset deadline) =>
    [
        new ADeadlineIsLaterThanTheStandingOne(deadline, round.Deadline),
        new ADeadlineIsNotTooFar(round.Procedure, story.At, deadline, story.Context.Calendar),
    ];

    /// <inheritdoc/>
    protected override bool IsOverridden(Happenings story, Extend command) => !string.IsNullOrWhiteSpace(command.Override) && story.Context.Actor.Role == Role.Coordinator;
}

/// <summary>Moves a deadline earlier, never below the minimum notice (domain 3.10; INV-26).</summary>
internal sealed class Shortening() : MovingTheDeadline<Shorten>("Shortened")
{
    /// <inheritdoc/>
    protected override (DeadlineRule Deadline, string Reason) Wanted(Shorten command) => (command.Deadline, command.Reason);

    /// <inheritdoc/>
    protected override IEnumerable<IRule> OwnRules(Happenings story, Round round, DateTimeOffset deadline) =>
        [new ADeadlineLeavesTheMinimumNotice(deadline, story.At, MinimumNotice.Earliest(round.Procedure, story.Context), Overridden: false)];
}

/// <summary>What every change of a deadline does: the round, its tasks and answers stay, reminders are reckoned anew (INV-25).</summary>
internal static class DeadlineChanging
{
    public static void ChangeDeadline(this Happenings story, Round round, string cause, DeadlineRule rule, DateTimeOffset deadline, string? reasonHash, DateTimeOffset? reckonedFrom = null)
    {
        story.Add(new DeadlineChanged(round.Number, cause, rule, deadline) { ReasonHash = reasonHash, ReckonedFrom = reckonedFrom });
        story.Add(new RemindersArmed(round.Number, Reminders.Of(round.Procedure, round.OpenedAt, deadline, story.At, story.Context.Calendar)));
    }
}
