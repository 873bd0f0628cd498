using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation.Rules;

/// <summary>
/// Nobody skips upward, except with a reason where the notice of each level passed over would, from now, end after the cutoff (domain 3.13; INV-22):
/// <c>level.order</c>.
/// </summary>
internal sealed record LevelsAreEnteredInOrder(DossierSnapshot Dossier, Ladder Ladder, Escalate Command, DecisionContext Context) : IRule
{
    /// <summary>The levels passed over; only where the rule holds.</summary>
    public ImmutableArray<Level> Skipped => [.. Ladder.Steps().SkipWhile(level => level != Dossier.NextLevel(Ladder)).TakeWhile(level => level != Command.Level)];

    /// <inheritdoc/>
    public Refusal? Broken()
    {
        if (Dossier.NextLevel(Ladder) is not { } next || !Ladder.Steps().SkipWhile(level => level != next).Contains(Command.Level))
        {
            return Ladders.OutOfOrder;
        }

        return Skipped.IsEmpty || (!string.IsNullOrWhiteSpace(Command.Reason) && Skipped.All(IsTooFar)) ? null : Ladders.OutOfOrder;
    }

    private bool IsTooFar(Level level) => Dossier.Cutoff is { } cutoff && LevelNotice.Earliest(Dossier, level, Context.At, Context) > cutoff;
}
