using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>The notice of each level (domain 3.13, 3.19), reckoned like a deadline.</summary>
public static class LevelNotice
{
    /// <summary>The earliest instant (UTC) at which the level may sit with due notice, if it is convened at <paramref name="convened"/>.</summary>
    public static DateTimeOffset Earliest(DossierSnapshot dossier, Level level, DateTimeOffset convened, DecisionContext context)
    {
        var (settings, calendar) = (context.Settings, context.Calendar);
        return level switch
        {
            Level.L1 when IsUrgent(dossier) => Reckoning.AddElapsed(convened, settings.UrgentMinNoticeElapsedHours),
            Level.L1 => calendar.AddWorkingTime(convened, TimeSpan.FromHours(settings.NoticeL1WorkingHours)),
            Level.L2 => calendar.AddWorkingDays(convened, settings.NoticeL2WorkingDays),
            _ => calendar.AddWorkingDays(convened, settings.NoticeL3WorkingDays),
        };
    }

    /// <summary>After an urgent full round the meeting may be called by telephone.</summary>
    private static bool IsUrgent(DossierSnapshot dossier) => dossier.Rounds.LastOrDefault(round => round is { Role: RoundRole.Full, State: not RoundState.Cancelled })?.Procedure == Procedure.Urgent;
}
