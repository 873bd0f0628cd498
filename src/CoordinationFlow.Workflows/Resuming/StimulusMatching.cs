using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>Which bookmarks wait for a stimulus, and which kept stimuli a new bookmark was late for.</summary>
internal static class StimulusMatching
{
    /// <summary>Instance and bookmark, in order of making. Instances that the step works on are asked themselves, the others' rows are read.</summary>
    public static async ValueTask<IReadOnlyList<(string InstanceId, string BookmarkId)>> FindAsync(Step step, StepRuns runs, Stimulus stimulus)
    {
        // With the instances that wait: they are what is needed next.
        var rows = await step.Transaction.QueryAsync(Query(stimulus).WithOwners(), step.CancellationToken);
        var stored = rows
            .Where(row => runs.Find(row.InstanceId) is null && (stimulus.InstanceId is null || row.InstanceId == stimulus.InstanceId))
            .Select(row => (row.CreatedAt, row.Seq, row.InstanceId, row.Id));
        var live = runs.InOrder.Where(run => !run.IsEnded).SelectMany(run => run.Bookmarks)
            .Where(bookmark => Meets(stimulus, bookmark))
            .Select(bookmark => (bookmark.CreatedAt, bookmark.Seq, bookmark.Execution.Run.InstanceId, bookmark.Id));
        return [.. stored.Concat(live).OrderBy(each => each.CreatedAt).ThenBy(each => each.InstanceId, StringComparer.Ordinal).ThenBy(each => each.Seq).Select(each => (each.InstanceId, each.Id))];
    }

    /// <summary>Keeps a stimulus until its bookmark is made.</summary>
    public static void Keep(Step step, StepRuns runs, Stimulus stimulus, IIdentity identity)
    {
        step.Transaction.Insert(KeptStimulusRow.Table, new KeptStimulusRow
        {
            Id = identity.NewId(),
            StimulusHash = stimulus.Key.Hash,
            InstanceId = stimulus.InstanceId,
            CorrelationId = stimulus.CorrelationId,
            Input = ValueJson.Text(stimulus.Input ?? new Dictionary<string, object?>()),
            CreatedAt = step.At,
        });

        // The instance's version rises, so that a step that makes the bookmark at this moment begins anew and sees the stimulus.
        if (stimulus.InstanceId is { } instanceId && runs.Find(instanceId) is { } run)
        {
            (run.IsTouched, run.HasKept) = (true, true);
        }
    }

    /// <summary>Takes the kept stimuli that new bookmarks wait for, oldest first, one a bookmark.</summary>
    public static async ValueTask<IReadOnlyList<(InstanceRun Run, Bookmark Bookmark, Stimulus Stimulus)>> TakeKeptAsync(Step step, StepRuns runs)
    {
        var unchecked_ = runs.InOrder.Where(run => !run.IsEnded).SelectMany(run => run.Bookmarks).Where(bookmark => !bookmark.IsChecked).ToList();
        if (unchecked_.Count == 0)
        {
            return [];
        }

        var hashes = unchecked_.Select(bookmark => bookmark.Hash).Distinct().ToArray();
        var kept = await step.Transaction.QueryAsync(
            KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.StimulusHash), Comparison.In, hashes).OrderBy(nameof(KeptStimulusRow.Id)),
            step.CancellationToken);
        unchecked_.ForEach(bookmark => bookmark.IsChecked = true);
        var taken = new List<(InstanceRun, Bookmark, Stimulus)>();
        foreach (var row in kept)
        {
            if (IsOver(row, step.At))
            {
                step.Transaction.Delete(KeptStimulusRow.Table, row);
                continue;
            }

            var stimulus = Stimulus(row);
            if (unchecked_.Find(bookmark => Meets(stimulus, bookmark)) is { } bookmark)
            {
                unchecked_.Remove(bookmark);
                step.Transaction.Delete(KeptStimulusRow.Table, row);
                taken.Add((bookmark.Execution.Run, bookmark, stimulus));
            }
        }

        return taken;
    }

    /// <summary>Whether it was kept for as long as such a stimulus is kept: events pass, answers do not.</summary>
    public static bool IsOver(KeptStimulusRow kept, DateTimeOffset now) =>
        kept.StimulusHash.StartsWith(Event.TypeName + '\u001f', StringComparison.Ordinal) && now - kept.CreatedAt > PublishedEvent.Kept;

    private static bool Meets(Stimulus stimulus, Bookmark bookmark) =>
        (stimulus.BookmarkId is { } id ? bookmark.Id == id : bookmark.Hash == stimulus.Key.Hash)
        && (stimulus.InstanceId is null || bookmark.Execution.Run.InstanceId == stimulus.InstanceId)
        && (stimulus.CorrelationId is null || bookmark.Execution.Run.CorrelationId == stimulus.CorrelationId);

    private static Query<BookmarkRow> Query(Stimulus stimulus)
    {
        if (stimulus.BookmarkId is { } bookmark)
        {
            return BookmarkRow.Table.Where(nameof(BookmarkRow.Id), Comparison.Equal, bookmark);
        }

        var query = BookmarkRow.Table.Where(nameof(BookmarkRow.StimulusHash), Comparison.Equal, stimulus.Key.Hash);
        query = stimulus.InstanceId is { } instance ? query.Where(nameof(BookmarkRow.InstanceId), Comparison.Equal, instance) : query;
        return stimulus.CorrelationId is { } correlation ? query.Where(nameof(BookmarkRow.CorrelationId), Comparison.Equal, correlation) : query;
    }

    public static Stimulus Stimulus(KeptStimulusRow row)
    {
        var parts = row.StimulusHash.Split('\u001f');
        return new(new StimulusKey(parts[0], parts[1..]), PlainValue.Parse(row.Input) as IReadOnlyDictionary<string, object?>)
        {
            InstanceId = row.InstanceId,
            CorrelationId = row.CorrelationId,
        };
    }
}
