using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.SimulationTests.Flows;
using CoordinationFlow.SimulationTests.World;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.SimulationTests.Invariants;

/// <summary>What must hold when faults have stopped and nothing is under way any more.</summary>
internal sealed class WhenQuiet(MemoryStore store, Dictionary<string, Plan> begun, HashSet<string> cancelled, Dictionary<string, Message> sent)
{
    private static readonly string[] Ends = ["Completed", "Canceled", "Faulted"];

    private readonly StoredRows _rows = new(store);

    public void Check()
    {
        EverythingHasEnded();
        NothingIsLeft();
        foreach (var (id, plan) in begun)
        {
            AsInACalmWorld(id, plan);
        }

        foreach (var instance in _rows.All(InstanceRow.Table))
        {
            JournalAndStateAgree(instance);
        }

        EachMessageCountedOnce();
    }

    private void EverythingHasEnded()
    {
        foreach (var id in begun.Keys)
        {
            Require("Q2", _rows.Find(InstanceRow.Table, id) is not null, $"{id} never began");
        }

        foreach (var instance in _rows.All(InstanceRow.Table))
        {
            Require("Q2", instance.Status == InstanceStatus.Finished, $"{instance.Id} of {instance.DefinitionId} is {instance.SubStatus} and nothing will wake it; it waits for {Waits(instance.Id)}");
            Require("Q2", instance.SubStatus == InstanceStatus.Finished || cancelled.Contains(instance.Id), $"{instance.Id} ended as {instance.SubStatus}");
        }
    }

    private string Waits(string instanceId) =>
        string.Join(", ", _rows.Of(BookmarkRow.Table, instanceId).Select(bookmark => bookmark.StimulusHash.Replace('\u001f', '/')));

    private void NothingIsLeft()
    {
        Require("I4", _rows.All(BookmarkRow.Table).Count == 0, "bookmarks are left");
        Require("I4", _rows.All(TimerRow.Table).Count == 0, "timers are left");
        Require("Q1", _rows.All(SentTaskRow.Table).Count == 0, "tasks are left unsent");
    }

    // Whatever the schedule was, the flow did what it does where nothing goes wrong.
    private void AsInACalmWorld(string id, Plan plan)
    {
        if (plan.HasRace || cancelled.Contains(id))
        {
            return;
        }

        var completed = _rows.Of(JournalRow.Table, id).SelectMany(row => row.Read()).Where(entry => entry.Event == "Completed").GroupBy(entry => entry.ActivityId).ToDictionary(group => group.Key, group => group.Count());
        foreach (var activity in plan.Completions.Keys.Union(completed.Keys))
        {
            var (wanted, was) = (plan.Completions.GetValueOrDefault(activity), completed.GetValueOrDefault(activity));
            Require("Q1", wanted == was, $"{activity} of {id} completed {was} times and not {wanted} times");
        }

        Require("Q1", _rows.All(KeptStimulusRow.Table).All(kept => !kept.StimulusHash.Contains('\u001f' + id + '\u001f', StringComparison.Ordinal)), $"a word to {id} is left over");
    }

    private void JournalAndStateAgree(InstanceRow instance)
    {
        var journal = _rows.Of(JournalRow.Table, instance.Id).SelectMany(row => row.Read()).OrderBy(entry => entry.Seq).ToArray();
        Require("I5", journal.Select(entry => entry.Seq).SequenceEqual(Enumerable.Range(1, (int)instance.JournalSeq).Select(seq => (long)seq)), $"the journal of {instance.Id} has gaps");
        foreach (var execution in journal.GroupBy(entry => entry.Execution))
        {
            // Elsa says Resumed for a start while another execution of the same activity waits.
            var events = execution.Select(entry => entry.Event).ToArray();
            Require("I5", events[0] is "Started" or "Resumed" && !events.Skip(1).Contains("Started"), $"execution {execution.Key} of {instance.Id} went {string.Join(", ", events)}");
            Require("I5", !events.SkipLast(1).Any(Ends.Contains), $"execution {execution.Key} of {instance.Id} went on after its end: {string.Join(", ", events)}");
            Require("I5", Ends.Contains(events[^1]) || cancelled.Contains(instance.Id), $"execution {execution.Key} of {instance.Id} never ended");
        }
    }

    private void EachMessageCountedOnce()
    {
        foreach (var id in sent.Keys)
        {
            Require("Q1", _rows.Find(ReceivedRow.Table, id) is not null, $"{id} was never received");
        }

        var isOpen = cancelled.Count > 0 || begun.Values.Any(plan => plan.HasRace);
        foreach (var reports in sent.Values.OfType<Message.Report>().GroupBy(report => report.TaskId))
        {
            var taken = reports.Count(report => _rows.Find(ReceivedRow.Table, report.Id)!.WasTaken);
            Require("I2", taken == 1 || (taken == 0 && isOpen), $"task {reports.Key} was done {taken} times");
        }
    }

    private static void Require(string invariant, bool holds, string what)
    {
        if (!holds)
        {
            throw new BrokenInvariantException(invariant, what);
        }
    }
}
