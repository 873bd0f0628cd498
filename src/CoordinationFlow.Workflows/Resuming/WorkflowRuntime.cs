using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Telemetry;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>
/// The engine. Everything that makes an instance move comes through here, inside a given step, and is written to the step's
/// transaction when the outermost call ends. For use without a transaction of one's own see <see cref="WorkflowHost"/>.
/// </summary>
/// <remarks>
/// An activity may call it for its own step. A start runs at once; a stimulus waits until the running instances have nothing left to
/// do, and then is applied before the outermost call returns, so the inner call's report is empty.
/// </remarks>
public sealed class WorkflowRuntime : IWorkflowRuntime
{
    private readonly DefinitionLibrary _library;
    private readonly IIdentity _identity;
    private readonly EngineParts _parts;

    /// <summary>Observers see every run of this host; a step's own observer is enlisted in the step as <see cref="IExecutionObserver"/>.</summary>
    public WorkflowRuntime(DefinitionLibrary library, IIdentity identity, ITaskRequests tasks, IEnumerable<IExecutionObserver> observers, HttpSending? http = null, ScriptObjects? scriptObjects = null)
    {
        (_library, _identity) = (library, identity);
        _parts = new(library, identity, tasks, observers, this, http ?? new HttpSending(), scriptObjects ?? ScriptObjects.None);
    }

    /// <inheritdoc/>
    public async ValueTask<StepReport> StartAsync(Step step, StartRequest request)
    {
        var runs = StepRuns.Of(step);
        var run = await CreateAsync(step, runs, request);
        await WorkAsync(step, runs, () => RunAsync(runs, run));
        return new([Report(run), .. Moved(runs).Where(other => other != run).Select(Report)]);
    }

    /// <inheritdoc/>
    public async ValueTask<StepReport> ResumeAsync(Step step, Stimulus stimulus, bool keep = true)
    {
        var runs = StepRuns.Of(step);
        runs.Later.Enqueue((stimulus, keep));
        if (runs.Depth > 0)
        {
            return StepReport.Unmatched;
        }

        await WorkAsync(step, runs, () => ValueTask.CompletedTask);
        return new([.. Moved(runs).Select(Report)]);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MoveWaitAsync(Step step, StimulusKey from, StimulusKey to)
    {
        var runs = StepRuns.Of(step);
        var moved = false;
        await WorkAsync(step, runs, async () =>
        {
            foreach (var (instanceId, bookmarkId) in await StimulusMatching.FindAsync(step, runs, new Stimulus(from)))
            {
                if (await LoadAsync(step, runs, instanceId) is { } run && run.Bookmarks.FirstOrDefault(each => each.Id == bookmarkId) is { } bookmark)
                {
                    run.RemoveBookmark(bookmark);
                    run.AddBookmark(bookmark.Execution, to, null);
                    (run.IsTouched, run.WasMoved, moved) = (true, true, true);
                }
            }
        });
        return moved;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RetryAsync(Step step, string instanceId)
    {
        var runs = StepRuns.Of(step);
        var retried = false;
        await WorkAsync(step, runs, async () =>
        {
            if (await LoadAsync(step, runs, instanceId) is { } run && InstanceRetry.Prepare(run))
            {
                retried = true;
                await RunAsync(runs, run);
            }
        });
        return retried;
    }

    /// <inheritdoc/>
    public async ValueTask CancelAsync(Step step, string instanceId)
    {
        var runs = StepRuns.Of(step);
        await WorkAsync(step, runs, async () =>
        {
            if (await LoadAsync(step, runs, instanceId) is { IsEnded: false } run)
            {
                await run.EndAsync(InstanceStatus.Cancelled);
                TellParent(runs, run);
            }
        });
    }

    private async ValueTask<InstanceRun> CreateAsync(Step step, StepRuns runs, StartRequest request)
    {
        var graph = request.DefinitionVersionId is { } versionId
            ? await _library.VersionAsync(step, versionId)
            : await _library.PublishedAsync(step, request.DefinitionId);
        var run = new InstanceRun(_parts, step, graph, NewRow(step, request, graph), isNew: true)
        {
            Input = InputOf(request, graph),
            TriggerActivityId = request.TriggerActivityId,
            FlowchartMode = request.FlowchartMode,
            AwaitedBy = request.AwaitedBy,
        };
        runs.Add(run);
        run.Enqueue(new WorkItem.Start(graph.Root, null));
        return run;
    }

    private static async ValueTask RunAsync(StepRuns runs, InstanceRun run)
    {
        var definition = KeyValuePair.Create<string, object?>("definition", run.Graph.Definition.DefinitionId);
        using var activity = FlowTelemetry.Source.StartActivity("flow.run");
        activity?.SetTag(definition.Key, definition.Value);
        var incidents = run.Incidents.Count;
        await run.RunAsync();
        FlowTelemetry.Resumed.Add(1, definition);
        if (run.Incidents.Count > incidents)
        {
            FlowTelemetry.Faulted.Add(run.Incidents.Count - incidents, definition);
        }

        TellParent(runs, run);
    }

    private async ValueTask WorkAsync(Step step, StepRuns runs, Func<ValueTask> work)
    {
        if (runs.Depth++ == 0)
        {
            foreach (var run in runs.InOrder)
            {
                run.WasMoved = false;
            }
        }

        try
        {
            await work();
            if (runs.Depth == 1)
            {
                await SettleAsync(step, runs);
            }
        }
        finally
        {
            runs.Depth--;
        }
    }

    private async ValueTask SettleAsync(Step step, StepRuns runs)
    {
        while (true)
        {
            if (runs.Later.TryDequeue(out var next))
            {
                await ApplyAsync(step, runs, next.Stimulus, next.Keep);
            }
            else if (!await MeetKeptAsync(step, runs) && runs.Later.Count == 0)
            {
                if (!runs.Dispatched.TryDequeue(out var dispatched))
                {
                    break;
                }

                await RunAsync(runs, await CreateAsync(step, runs, dispatched));
            }
        }

        foreach (var run in runs.InOrder.Where(run => run.IsTouched).ToArray())
        {
            await InstanceStorage.WriteAsync(step, run);
            _parts.Notify(step, observer => observer.Settled(run));
        }
    }

    private async ValueTask ApplyAsync(Step step, StepRuns runs, Stimulus stimulus, bool keep)
    {
        var met = false;
        foreach (var (instanceId, bookmarkId) in await StimulusMatching.FindAsync(step, runs, stimulus))
        {
            if (await LoadAsync(step, runs, instanceId) is { IsEnded: false } run && run.Bookmarks.FirstOrDefault(each => each.Id == bookmarkId) is { } bookmark)
            {
                met = true;
                await ResumeAsync(runs, run, bookmark, stimulus);
            }
        }

        if (!met && keep && (stimulus.InstanceId is null || await LoadAsync(step, runs, stimulus.InstanceId) is { IsEnded: false }))
        {
            StimulusMatching.Keep(step, runs, stimulus, _identity);
        }
    }

    private static async ValueTask<bool> MeetKeptAsync(Step step, StepRuns runs)
    {
        var met = false;
        foreach (var (run, bookmark, stimulus) in await StimulusMatching.TakeKeptAsync(step, runs))
        {
            met = true;
            await ResumeAsync(runs, run, bookmark, stimulus);
        }

        return met;
    }

    private static async ValueTask ResumeAsync(StepRuns runs, InstanceRun run, Bookmark bookmark, Stimulus stimulus)
    {
        run.Enqueue(new WorkItem.Resume(bookmark, stimulus));
        await RunAsync(runs, run);
    }

    private async ValueTask<InstanceRun?> LoadAsync(Step step, StepRuns runs, string instanceId)
    {
        if (runs.Find(instanceId) is { } known)
        {
            return known;
        }

        if (await InstanceStorage.ReadAsync(_parts, step, instanceId) is not { } run)
        {
            return null;
        }

        runs.Add(run);
        return run;
    }

    private static void TellParent(StepRuns runs, InstanceRun run)
    {
        if (run is { IsEnded: true, AwaitedBy: { } awaitedBy, ParentInstanceId: { } parent })
        {
            run.AwaitedBy = null;
            runs.Later.Enqueue((Activities.Composition.ChildEnd.Of(run, parent, awaitedBy), false));
        }
    }

    // A declared input that is not given is null; a declared default is not applied, as in Elsa.
    private static Dictionary<string, object?> InputOf(StartRequest request, Graphs.Graph graph)
    {
        var input = request.Input.ToDictionary(each => each.Key, each => PlainValue.Of(each.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var declared in graph.Definition.Inputs)
        {
            input.TryAdd(declared.Name, null);
        }

        return input;
    }

    private InstanceRow NewRow(Step step, StartRequest request, Graphs.Graph graph) => new()
    {
        Id = request.InstanceId ?? _identity.NewId(),
        DefinitionId = graph.Definition.DefinitionId,
        DefinitionVersionId = graph.VersionId,
        DefinitionVersion = graph.Version,
        ParentInstanceId = request.ParentInstanceId,
        CorrelationId = request.CorrelationId,
        Status = InstanceStatus.Running,
        SubStatus = InstanceStatus.Executing,
        State = "",
        CreatedAt = step.At,
        UpdatedAt = step.At,
    };

    private static IEnumerable<InstanceRun> Moved(StepRuns runs) => runs.InOrder.Where(run => run.WasMoved);

    private static InstanceReport Report(InstanceRun run) => new(run.InstanceId, run.Status, run.SubStatus, run.Incidents.Count);
}
