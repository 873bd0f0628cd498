using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Which levels a dossier climbs, and how far it has come (domain 3.13).</summary>
public static class Ladders
{
    private static readonly ImmutableArray<Level> Mixed = [Level.L1, Level.L2, Level.L3];
    private static readonly ImmutableArray<Level> Federal = [Level.L1, Level.K];

    /// <summary>The levels of a ladder, lowest first.</summary>
    public static ImmutableArray<Level> Steps(this Ladder ladder) => ladder == Ladder.Federal ? Federal : Mixed;

    /// <summary>
    /// The ladder of the current position: fixed when its first level was entered, and before that the one that entering it now would fix.
    /// Federal where every counted participant, and so every blocker, is federal.
    /// </summary>
    public static Ladder LadderOf(this DossierSnapshot dossier, IParticipantDirectory participants) =>
        dossier.SittingsOfPosition().FirstOrDefault()?.Ladder
        ?? (dossier.Counted.All(code => participants.Find(code)?.Sphere == Sphere.Federal) ? Ladder.Federal : Ladder.Mixed);

    /// <summary>The sittings of the current position, oldest first.</summary>
    public static IEnumerable<Sitting> SittingsOfPosition(this DossierSnapshot dossier) => dossier.Sittings.Where(sitting => sitting.Position == dossier.PositionNo);

    /// <summary>The sitting that is convened and not decided; null: none.</summary>
    public static Sitting? OpenSitting(this DossierSnapshot dossier) => dossier.Sittings is [.., { IsOpen: true } last] ? last : null;

    /// <summary>The levels that sat for the current position, in order.</summary>
    public static ImmutableArray<Level> LevelsThatSat(this DossierSnapshot dossier) => [.. dossier.SittingsOfPosition().Where(sitting => sitting.Sat).Select(sitting => sitting.Level).Distinct()];

    /// <summary>The lowest level without NoAgreement and not skipped; null: the ladder has ended.</summary>
    public static Level? NextLevel(this DossierSnapshot dossier, Ladder ladder)
    {
        var sittings = dossier.SittingsOfPosition().ToArray();
        bool IsBehind(Level level) => sittings.Any(sitting => (sitting.Level == level && sitting.Exit == LevelExit.NoAgreement) || sitting.Skipped.Contains(level));
        return ladder.Steps().Where(level => !IsBehind(level)).Select(level => (Level?)level).FirstOrDefault();
    }

    /// <summary>Whether the ladder's top level has sat without agreement and nothing has happened since (D9).</summary>
    public static bool TopLevelHasFailed(this DossierSnapshot dossier) =>
        dossier is { State: DossierState.Escalated, Sittings: [.., { Exit: LevelExit.NoAgreement } last] } && last.Level == last.Ladder.Steps()[^1];

    /// <summary>Whether an agreement of a level stands that no round was held on since: the flow may adopt it (domain 3.17).</summary>
    public static bool HasFreshAgreement(this DossierSnapshot dossier) =>
        dossier is { RestsOn: not Level.L0, Sittings: [.., { Exit: LevelExit.Agreement, ClosedAt: { } agreedAt }], LastRound: { } round } && round.OpenedAt < agreedAt;

    /// <summary>The Attend task of that id with its sitting; null: there is none.</summary>
    public static (Sitting Sitting, AttendTask Task)? FindAttendance(this DossierSnapshot dossier, string taskId) =>
        dossier.Sittings.SelectMany(sitting => sitting.Tasks.Values.Select(task => ((Sitting, AttendTask)?)(sitting, task))).FirstOrDefault(one => one!.Value.Item2.Id == taskId);

    /// <summary>The refusal <c>level.order</c>: no level, or not this one, may be entered or decided now.</summary>
    internal static Refusals.Refusal OutOfOrder { get; } = new("level.order", "level");
}
