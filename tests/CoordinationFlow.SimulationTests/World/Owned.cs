using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>Which instance a row is part of.</summary>
internal static class Owned
{
    public static string? InstanceOf(object row) => row switch
    {
        InstanceRow instance => instance.Id,
        BookmarkRow bookmark => bookmark.InstanceId,
        TimerRow timer => timer.InstanceId,
        JournalRow entry => entry.InstanceId,
        _ => null,
    };
}
