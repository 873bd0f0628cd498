using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation.Rules;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Which levels may be convened at an instant, a reason given: what pages offer. The rules decide when the command comes.</summary>
public static class Convenable
{
    /// <summary>The levels, the next one first, each with the earliest instant with due notice (UTC) and the levels that it passes over.</summary>
    public static ImmutableArray<(Level Level, DateTimeOffset Earliest, ImmutableArray<Level> Skips)> Levels(DossierSnapshot dossier, DecisionContext context)
    {
        const string Given = "reason";
        if (new ALevelMayBeEntered(dossier, Given).Broken() is not null)
        {
            return [];
        }

        var ladder = dossier.LadderOf(context.Participants);
        return
        [
            .. from level in ladder.Steps()
               let order = new LevelsAreEnteredInOrder(dossier, ladder, new Escalate(dossier.Id, level, context.At, Given), context)
               where order.Broken() is null
               select (level, LevelNotice.Earliest(dossier, level, context.At, context), order.Skipped),
        ];
    }
}
