using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Deadlines.Rules;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Moves a deadline later (domain 3.10): in working time, later than the standing one, not after the cutoff; no minimum notice.</summary>
internal sealed class Extending : Handler<Extend>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Extend command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (new ADeadlineHasALength(command.Deadline).Broken() is { } nonsense)
        {
            return nonsense;
        }

        var deadline = command.Deadline.Reckon(story.At, story.Context.Calendar);
        var overridden = !string.IsNullOrWhiteSpace(command.Override) && story.Context.Actor.Role == Role.Coordinator;
        IRule[] rules =
        [
            new ADeadlineLiesInWorkingTime(round.Procedure, deadline, story.Context.Calendar),
            new ADeadlineIsLaterThanTheStandingOne(deadline, round.Deadline),
            new ADeadlineIsNotAfterTheCutoff(deadline, story.Dossier.Cutoff, overridden),
        ];
        if (rules.FirstBroken() is { } refusal)
        {
            return refusal;
        }

        story.ChangeDeadline(round, "Extended", command.Deadline, deadline, story.Keep("reason", command.Reason));
        return null;
    }
}

/// <summary>Moves a deadline earlier, never below the minimum notice (domain 3.10; INV-26).</summary>
internal sealed class Shortening : Handler<Shorten>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Shorten command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (new ADeadlineHasALength(command.Deadline).Broken() is { } nonsense)
        {
            return nonsense;
        }

        var deadline = command.Deadline.Reckon(story.At, story.Context.Calendar);
        IRule[] rules =
        [
            new ADeadlineLiesInWorkingTime(round.Procedure, deadline, story.Context.Calendar),
            new ADeadlineLeavesTheMinimumNotice(deadline, story.At, MinimumNotice.Earliest(round.Procedure, story.Context), Overridden: false),
            new ADeadlineIsNotAfterTheCutoff(deadline, story.Dossier.Cutoff, Overridden: false),
        ];
        if (rules.FirstBroken() is { } refusal)
        {
            return refusal;
        }

        story.ChangeDeadline(round, "Shortened", command.Deadline, deadline, story.Keep("reason", command.Reason));
        return null;
    }
}

/// <summary>What every change of a deadline does: the round, its tasks and answers stay, reminders are reckoned anew (INV-25).</summary>
internal static class DeadlineChanging
{
    public static void ChangeDeadline(this Happenings story, Round round, string cause, DeadlineRule rule, DateTimeOffset deadline, string? reasonHash)
    {
        story.Add(new DeadlineChanged(round.Number, cause, rule, deadline) { ReasonHash = reasonHash });
        story.Add(new RemindersArmed(round.Number, Reminders.Of(round.Procedure, round.OpenedAt, deadline, story.At, story.Context.Calendar)));
    }
}
