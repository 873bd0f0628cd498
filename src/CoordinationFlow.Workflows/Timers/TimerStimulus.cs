using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Timers;

/// <summary>What a due timer tells its bookmark.</summary>
public static class TimerStimulus
{
    /// <summary>The stimulus of a timer; its row's id is the bookmark's.</summary>
    public static Stimulus Of(TimerRow timer) => new(Key(timer.Id)) { InstanceId = timer.InstanceId, BookmarkId = timer.Id };

    internal static StimulusKey Key(string bookmarkId) => new("Timer", bookmarkId);
}
