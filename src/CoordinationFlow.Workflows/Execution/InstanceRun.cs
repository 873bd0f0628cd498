using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>
/// An instance while a step works on it: the tree of its live executions, its queue (first in, first out over the whole instance),
/// its bookmarks. Read by observers; changed by the engine alone.
/// </summary>
public sealed class InstanceRun
{
    /// <summary>So many activities may run in one step without a wait; more is taken for a loop that does not end.</summary>
    public const int MaxWorkInOneStep = 100_000;

    private readonly Queue<WorkItem> _queue = [];
    private readonly EngineParts _engine;
    private long _lastExecution;
    private long _lastBookmark;
    private string[]? _completion;
    private bool _isRunning;

    internal InstanceRun(EngineParts engine, Step step, Graph graph, InstanceRow row, bool isNew)
    {
        (_engine, Step, Graph, Row, IsNew) = (engine, step, graph, row, isNew);
        Recorded = new(graph);
        (CorrelationId, Name, SubStatus, JournalSeq) = (row.CorrelationId, row.Name, row.SubStatus, row.JournalSeq);
    }

    /// <summary>The instance's id.</summary>
    public string InstanceId => Row.Id;

    /// <summary>The version that it runs.</summary>
    public Graph Graph { get; }

    /// <summary>Running or Finished.</summary>
    public string Status => IsEnded ? InstanceStatus.Finished : InstanceStatus.Running;

    /// <summary>Executing, Suspended, Finished, Faulted or Cancelled.</summary>
    public string SubStatus { get; private set; }

    /// <summary>For display and Event stimuli.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>Set by SetName.</summary>
    public string? Name { get; internal set; }

    /// <summary>The instance that started this one by ExecuteWorkflow.</summary>
    public string? ParentInstanceId => Row.ParentInstanceId;

    /// <summary>Workflow inputs by name.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; internal set; } = new Dictionary<string, object?>();

    /// <summary>Workflow outputs by name.</summary>
    public IReadOnlyDictionary<string, object?> Output => Outputs;

    /// <summary>What has faulted and was not retried.</summary>
    public IReadOnlyList<Incident> Incidents => OpenIncidents;

    /// <summary>What the instance waits for, in order of making.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => LiveBookmarks;

    /// <summary>Live executions, containers before what they contain.</summary>
    public IEnumerable<ActivityExecution> Executions => Root is null ? [] : Below(Root);

    internal Step Step { get; }

    internal InstanceRow Row { get; set; }

    internal bool IsNew { get; set; }

    internal long JournalSeq { get; private set; }

    /// <summary>Whether it has changed since it was last written.</summary>
    internal bool IsTouched { get; set; }

    /// <summary>Whether a stimulus that names this instance has ever been kept: only then is there anything to forget at its end.</summary>
    internal bool HasKept { get; set; }

    /// <summary>Whether the outermost call under way has made it go on or end: what a report lists.</summary>
    internal bool WasMoved { get; set; }

    internal ActivityExecution? Root { get; set; }

    internal Dictionary<string, object?> Outputs { get; } = new(StringComparer.Ordinal);

    internal List<Incident> OpenIncidents { get; } = [];

    internal List<Bookmark> LiveBookmarks { get; } = [];

    internal List<Bookmark> GoneBookmarks { get; } = [];

    /// <summary>Journal entries that are not yet written.</summary>
    internal List<JournalEntry> NewEntries { get; } = [];

    /// <summary>Outputs of activities in this burst.</summary>
    internal RecordedOutputs Recorded { get; }

    internal string? FlowchartMode { get; set; }

    internal string? TriggerActivityId { get; set; }

    /// <summary>The hash of the key by which the parent instance waits for this one's end; null: it does not.</summary>
    internal string? AwaitedBy { get; set; }

    internal bool IsEnded { get; private set; }

    internal long LastExecution { get => _lastExecution; set => _lastExecution = value; }

    internal long LastBookmark { get => _lastBookmark; set => _lastBookmark = value; }

    internal EngineParts Engine => _engine;

    /// <summary>The host's objects that the version's scripts name, ready for this step.</summary>
    internal IReadOnlyDictionary<string, ScriptObjectReader> ScriptObjects { get; private set; } = FrozenDictionary<string, ScriptObjectReader>.Empty;

    internal InstanceFacts Facts => new(InstanceId, Graph.Definition.DefinitionId, Graph.VersionId, Graph.Version, CorrelationId, Name, Step.At);

    internal IEnumerable<WorkItem.Start> Scheduled => _queue.OfType<WorkItem.Start>().Where(item => item.Owner is null || item.Owner.IsLive);

    internal void Enqueue(WorkItem item) => _queue.Enqueue(item);

    /// <summary>Takes back what a container has scheduled and what has not begun.</summary>
    internal void Unschedule(ActivityExecution owner, IReadOnlySet<Node> activities)
    {
        var kept = _queue.Where(item => item is not WorkItem.Start start || start.Owner != owner || !activities.Contains(start.Node)).ToArray();
        _queue.Clear();
        foreach (var item in kept)
        {
            _queue.Enqueue(item);
        }
    }

    /// <summary>Works until nothing is left to do; what comes by stimuli during it waits until then.</summary>
    internal async ValueTask RunAsync()
    {
        if (_isRunning)
        {
            return;
        }

        (_isRunning, IsTouched, WasMoved) = (true, true, true);
        if (ScriptObjects.Count == 0)
        {
            ScriptObjects = await _engine.ScriptObjects.OpenAsync(Step, InstanceId, Graph.Globals);
        }

        var done = 0;
        while (!IsEnded && _queue.TryDequeue(out var item))
        {
            Step.CancellationToken.ThrowIfCancellationRequested();
            if (++done > MaxWorkInOneStep)
            {
                await ExecutionEnding.FaultAsync(Root!, new InvalidOperationException($"More than {MaxWorkInOneStep} activities ran without a wait: a loop does not end."));
                await EndAsync(InstanceStatus.Faulted);
                break;
            }

            await (item switch
            {
                WorkItem.Start start => ActivityInvocation.StartAsync(this, start),
                WorkItem.Resume resume => ActivityInvocation.ResumeAsync(this, resume),
                _ => throw new InvalidOperationException($"Unknown work: {item}."),
            });
        }

        _isRunning = false;
        if (!IsEnded)
        {
            SubStatus = InstanceStatus.Suspended;
            if (Root?.Status == ActivityStatus.Completed)
            {
                await EndAsync(InstanceStatus.Finished);
            }
            else if (LiveBookmarks.Count == 0 && Executions.All(execution => execution.Status != ActivityStatus.Faulted))
            {
                var last = Executions.Last(execution => execution.IsLive);
                await ExecutionEnding.FaultAsync(last, new InvalidOperationException($"The activity '{last.ActivityId}' has nothing left to wait for and has not ended."));
            }
        }
    }

    /// <summary>Ends the instance: nothing of it waits or is scheduled any more. Its executions keep their status, as in Elsa.</summary>
    internal async ValueTask EndAsync(string subStatus)
    {
        if (IsEnded)
        {
            return;
        }

        (IsEnded, IsTouched, WasMoved, SubStatus) = (true, true, true, subStatus);
        if (subStatus == InstanceStatus.Faulted)
        {
            // What the fault keeps from running stands in the tree, so that a retry finds it.
            foreach (var item in Scheduled.ToArray())
            {
                Begin(item);
            }
        }

        _queue.Clear();
        foreach (var execution in Executions.Where(execution => execution.Bookmarks.Count > 0).ToArray())
        {
            RemoveBookmarks(execution);
            await execution.Node.Kind.CancelAsync(execution);
        }
    }

    internal ActivityExecution Begin(WorkItem.Start item)
    {
        var execution = new ActivityExecution(this, item.Node, item.Owner, ++_lastExecution) { WasReachedBackward = item.IsBackward };
        Root ??= execution;
        foreach (var variable in item.Node.Variables)
        {
            execution.VariableSlots.Add(new(variable.Id, variable.Name, variable.Type, variable.IsMemoryOnly, variable.NewDefault()));
        }

        foreach (var (name, value) in item.Variables)
        {
            execution.Declare(name, value);
        }

        return execution;
    }

    internal Bookmark AddBookmark(ActivityExecution execution, StimulusKey? key, DateTimeOffset? dueAt, bool mayBeMet = true)
    {
        var id = _engine.Identity.NewId();
        var hash = (key ?? Timers.TimerStimulus.Key(id)).Hash;
        var bookmark = new Bookmark(id, execution, hash, ++_lastBookmark, dueAt, Step.At) { IsChecked = !mayBeMet || dueAt is not null };
        execution.Bookmarks.Add(bookmark);
        LiveBookmarks.Add(bookmark);
        return bookmark;
    }

    internal void RemoveBookmark(Bookmark bookmark)
    {
        if (!LiveBookmarks.Remove(bookmark))
        {
            return;
        }

        bookmark.Execution.Bookmarks.Remove(bookmark);
        if (bookmark.IsStored)
        {
            GoneBookmarks.Add(bookmark);
        }
    }

    internal void RemoveBookmarks(ActivityExecution execution)
    {
        foreach (var bookmark in execution.Bookmarks.ToArray())
        {
            RemoveBookmark(bookmark);
        }
    }

    /// <summary>The outcomes of the Complete that ended the workflow used as an activity, once.</summary>
    internal string[] TakeCompletion()
    {
        var outcomes = _completion ?? [];
        _completion = null;
        return outcomes;
    }

    internal void NoteCompletion(string[] outcomes) => _completion = outcomes;

    internal bool TakeTrigger(Node node)
    {
        if (TriggerActivityId is null || TriggerActivityId != node.Id)
        {
            return false;
        }

        TriggerActivityId = null;
        return true;
    }

    /// <summary>The declared type of a workflow output; null where it is not declared.</summary>
    internal Type? TypeOfOutput(string name) => Graph.Definition.Outputs.FirstOrDefault(output => output.Name == name) is { } declared
        ? Values.TypeAliases.TryResolve(declared.TypeName, declared.IsArray, out var type) ? type : typeof(object)
        : null;

    /// <summary>Sets a workflow output that an activity's output is bound to; one that is not declared is nobody's.</summary>
    internal void SetOutput(string name, object? value)
    {
        if (Graph.Definition.Outputs.Any(output => output.Name == name))
        {
            Outputs[name] = value;
        }
    }

    internal void Log(ActivityExecution execution, string what, string? message = null, JsonObject? details = null)
    {
        if (message is not null)
        {
            (details ??= [])["message"] = message;
        }

        JournalSeq++;
        IsTouched = true;
        NewEntries.Add(new JournalEntry
        {
            InstanceId = InstanceId,
            Seq = JournalSeq,
            At = Step.At,
            Execution = execution.Number,
            ActivityId = execution.Node.Id,
            ActivityType = execution.Node.Type,
            Event = what,
            Details = details is null ? null : ValueJson.Text(details),
        });
        if (_engine.IsWatched(Step))
        {
            _engine.Notify(Step, observer => observer.Happened(execution, what, message));
        }
    }

    /// <summary>Takes the state as stored: an instance that has ended stays so.</summary>
    internal void Restore(bool isEnded) => IsEnded = isEnded;

    private static IEnumerable<ActivityExecution> Below(ActivityExecution execution) =>
        execution.Children.SelectMany(Below).Prepend(execution);
}
