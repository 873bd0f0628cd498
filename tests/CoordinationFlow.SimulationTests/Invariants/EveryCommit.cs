using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.SimulationTests.World;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.SimulationTests.Invariants;

/// <summary>What must hold after every commit, for the instances that it touched.</summary>
internal sealed class EveryCommit(MemoryStore store, VirtualClock clock)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimerRow> _timers = new(StringComparer.Ordinal);
    private readonly StoredRows _rows = new(store);

    /// <summary>Looks at the instances that a commit wrote to.</summary>
    public void Check(IReadOnlySet<string> instances)
    {
        foreach (var id in instances)
        {
            var instance = _rows.Find(InstanceRow.Table, id) ?? throw new BrokenInvariantException("I4", $"{id} has rows and is not there");
            VersionRisesByOne(instance);
            var bookmarks = _rows.Of(BookmarkRow.Table, id);
            WaitsForSomething(instance, bookmarks);
            TimersKeepTime(id, bookmarks);
        }
    }

    /// <summary>Whether a worker would find something to do.</summary>
    public bool HasWork(DateTimeOffset now) =>
        _timers.Values.Any(timer => timer.DueAt <= now)
        || _rows.All(SentTaskRow.Table).Count > 0
        || _rows.All(KeptStimulusRow.Table).Any(kept => _rows.All(BookmarkRow.Table).Any(bookmark => bookmark.StimulusHash == kept.StimulusHash));

    /// <summary>When the next timer is due; null: none waits.</summary>
    public DateTimeOffset? NextTimer() => _timers.Count == 0 ? null : _timers.Values.Min(timer => timer.DueAt);

    private void VersionRisesByOne(InstanceRow instance)
    {
        var before = _versions.GetValueOrDefault(instance.Id);
        if (instance.RowVersion != before + 1)
        {
            throw new BrokenInvariantException("I6", $"{instance.Id} goes from version {before} to {instance.RowVersion}");
        }

        _versions[instance.Id] = instance.RowVersion;
    }

    private static void WaitsForSomething(InstanceRow instance, IReadOnlyList<BookmarkRow> bookmarks)
    {
        if ((instance.Status == InstanceStatus.Finished) != (bookmarks.Count == 0))
        {
            throw new BrokenInvariantException("I4", $"{instance.Id} is {instance.SubStatus} with {bookmarks.Count} bookmarks");
        }

        if (instance.IncidentCount > 0 || instance.SubStatus == InstanceStatus.Faulted)
        {
            throw new BrokenInvariantException("I5", $"{instance.Id} has an incident, and its flow has no fault");
        }
    }

    // A timer goes when it fires or when its branch is cancelled; that its activity completed says which.
    private void TimersKeepTime(string id, IReadOnlyList<BookmarkRow> bookmarks)
    {
        var now = _rows.Of(TimerRow.Table, id).ToDictionary(timer => timer.Id);
        foreach (var gone in _timers.Values.Where(timer => timer.InstanceId == id && !now.ContainsKey(timer.Id)).ToArray())
        {
            _timers.Remove(gone.Id);
            if (gone.DueAt > clock.GetUtcNow() && _rows.Of(JournalRow.Table, id).SelectMany(row => row.Read()).Any(entry => entry is { Event: "Completed", ActivityType: "Elsa.Delay" } && entry.At == gone.DueAt))
            {
                throw new BrokenInvariantException("I3", $"{id} fires at {clock.GetUtcNow():O} what is due at {gone.DueAt:O}");
            }
        }

        foreach (var timer in now.Values)
        {
            _timers[timer.Id] = timer;
            if (bookmarks.All(bookmark => bookmark.Id != timer.Id))
            {
                throw new BrokenInvariantException("I4", $"{id} has a timer without a bookmark");
            }
        }
    }
}
