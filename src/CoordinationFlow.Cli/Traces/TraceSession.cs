using System.Text.Json.Nodes;
using CoordinationFlow.Server;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Cli.Traces;

/// <summary>
/// The real engine on a store in memory, driven step by step, with a recorder beside it. What is imported and done is written into
/// the trace, so that it can be replayed.
/// </summary>
public sealed class TraceSession
{
    private readonly TraceClock _clock = new();
    private readonly TraceRecorder _recorder = new();
    private readonly WorkflowHost _host;
    private readonly DefinitionLibrary _library;
    private readonly IWorkflowRuntime _runtime;
    private readonly JsonArray _imports = [];
    private readonly JsonArray _drive = [];
    private readonly JsonArray _responses = [];
    private readonly TraceHost _settings;
    private readonly Dictionary<string, string> _made = [];
    private string? _importError;
    private string? _startError;

    /// <summary>The server's engine with all its activities and no definition, on a host with those settings.</summary>
    public TraceSession(TraceHost? settings = null)
    {
        _settings = settings ?? TraceHost.TryOut;
        var provider = new ServiceCollection()
            .AddSingleton<IIdentity, TraceIdentity>()
            .AddSingleton<IExecutionObserver>(_recorder)
            .AddSingleton(new ScriptingOptions { AllowsCSharp = _settings.AllowsCSharp, TextFunctions = _settings.Functions })
            .AddSingleton(new OutputConverters(TraceConverters.Of(_settings.Converters)))
            .AddSimulation(_clock)
            .BuildServiceProvider();
        _host = provider.GetRequiredService<WorkflowHost>();
        _library = provider.GetRequiredService<DefinitionLibrary>();
        _runtime = provider.GetRequiredService<IWorkflowRuntime>();
    }

    /// <summary>What waits, oldest first: instances in order of first execution, bookmarks in order of making.</summary>
    public IEnumerable<Bookmark> Waiting => _recorder.Instances.SelectMany(instance => instance.Run!.Bookmarks.OrderBy(bookmark => bookmark.Seq));

    /// <summary>The task that was asked for by that execution.</summary>
    public TaskRequest? TaskOf(Bookmark bookmark) => _recorder.Tasks.LastOrDefault(task =>
        task.InstanceId == bookmark.Execution.InstanceId && task.Execution == bookmark.Execution.Number);

    /// <summary>The number of an instance in the trace.</summary>
    public int NumberOf(string instanceId) => _recorder.Find(instanceId)!.Number;

    /// <summary>
    /// Imports and publishes, even with problems: a trace wants to see where the run fails. Gives the problems.
    /// </summary>
    /// <param name="file">The file's name in the trace.</param>
    /// <param name="json">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="keepsNumber">Whether the version keeps the file's number.</param>
    /// <param name="placeholder">How the trace names the id that is made for a definition without one.</param>
    public async Task<IReadOnlyList<Problem>> ImportAsync(string file, string json, CancellationToken cancellationToken, bool keepsNumber = false, string? placeholder = null)
    {
        var options = new ImportOptions(Publish: true) { EvenWithProblems = true, KeepsNumber = keepsNumber, FillsMissingId = true };
        var outcome = await _host.RunAsync(step => ImportAsync(step, json, options), cancellationToken);
        if (_settings.CannotRead(outcome.Problems))
        {
            _importError = $"{file}: {string.Join(" ", outcome.Problems)}";
            return outcome.Problems;
        }

        if (outcome.Row is { } row && placeholder is not null)
        {
            _made[placeholder] = row.DefinitionId;
        }

        var import = new JsonObject
        {
            ["file"] = file,
            ["definitionId"] = placeholder ?? outcome.Row?.DefinitionId,
            ["version"] = outcome.Row?.Version,
            ["succeeded"] = outcome.Row is not null,
        };
        if (outcome.Problems.Length > 0)
        {
            import["validationErrors"] = new JsonArray([.. outcome.Problems.Select(problem => (JsonNode?)problem.ToString())]);
        }

        _imports.Add(import);
        return outcome.Problems;
    }

    private async ValueTask<ImportOutcome> ImportAsync(Step step, string json, ImportOptions options)
    {
        var problems = await _library.CheckAsync(step, json);
        return _settings.Refuses(problems) || _settings.CannotRead(problems) ? new(null, problems) : await _library.ImportAsync(step, json, options);
    }

    /// <summary>What is wrong with a definition, beside those that were imported.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(string json, CancellationToken cancellationToken) =>
        await _host.RunAsync(step => _library.CheckAsync(step, json), cancellationToken);

    /// <summary>Does one step and lets the engine run until it is idle.</summary>
    public async Task PerformAsync(DriveStep step, CancellationToken cancellationToken)
    {
        var done = (JsonObject)step.Json.DeepClone();
        done.Remove("error");
        done.Remove("result");
        if (step.Do == "reportTask")
        {
            done["result"] = step.Json["result"]?.DeepClone();
        }

        var exchange = step.Request is { } request ? new HttpExchange(request) : null;
        try
        {
            await _host.RunAsync(work => ActAsync(work, step), cancellationToken, At(step), work => Enlist(work, exchange));
            Note(exchange);
        }
        catch (DefinitionNotFoundException missing) when (step.Do == "start")
        {
            _startError = $"{nameof(DefinitionNotFoundException)}: {missing.Message}";
        }

        done["eventsAfter"] = new JsonArray([.. _recorder.EventCounts.Select(count => (JsonNode?)count)]);
        _drive.Add(done);
    }

    /// <summary>The trace so far.</summary>
    public JsonObject Write(string source)
    {
        var trace = new JsonObject
        {
            ["format"] = "elsa-trace/1",
            ["engine"] = "CoordinationFlow",
            ["source"] = source,
            ["load"] = "import",
            ["imports"] = _imports.DeepClone(),
            ["drive"] = _drive.DeepClone(),
        };
        if (_startError is not null)
        {
            trace["startError"] = _startError;
        }

        if (_importError is not null)
        {
            trace["importError"] = _importError;
        }

        _settings.Write(trace);
        if (_responses.Count > 0)
        {
            trace["httpResponses"] = _responses.DeepClone();
        }

        foreach (var (name, part) in new TraceWriter(_recorder, _made).Write())
        {
            trace[name] = part?.DeepClone();
        }

        return trace;
    }

    private static void Enlist(Step step, HttpExchange? exchange)
    {
        if (exchange is not null)
        {
            step.Enlist(exchange);
        }
    }

    private void Note(HttpExchange? exchange)
    {
        if (exchange is not null)
        {
            var response = exchange.Response ?? new(200, null, "", new Dictionary<string, string?>());
            _responses.Add(new JsonObject { ["status"] = response.Status, ["contentType"] = response.ContentType, ["body"] = response.Body });
        }
    }

    private async ValueTask<bool> ActAsync(Step step, DriveStep act)
    {
        switch (act.Do)
        {
            case "start":
                await _runtime.StartAsync(step, new StartRequest(_made.GetValueOrDefault(act.Definition, act.Definition))
                {
                    Input = act.Input,
                    CorrelationId = act.Text("correlationId"),
                    TriggerActivityId = act.Text("triggerActivityId"),
                    FlowchartMode = act.Text("flowchartMode"),
                });
                return true;
            case "resume":
                return Find(act) is { } bookmark && await ResumeAsync(step, bookmark, act);
            case "reportTask":
                var task = _recorder.Tasks.LastOrDefault(each => each.TaskName == act.Name);
                return task is not null && (await _runtime.ResumeAsync(step, TaskReport.Of(task.TaskId, act.Value), keep: false)).Instances.Count > 0;
            case "event":
                return (await _runtime.ResumeAsync(step, PublishedEvent.Of(act.Name, act.Value, act.Text("correlationId")))).Instances.Count > 0;
            case "cancel":
                await _runtime.CancelAsync(step, _recorder.Instances[act.Instance - 1].Run!.InstanceId);
                return true;
            default:
                throw new InvalidDataException($"A trace does not know the step '{act.Do}'.");
        }
    }

    private async ValueTask<bool> ResumeAsync(Step step, Bookmark bookmark, DriveStep act)
    {
        var key = bookmark.Hash.Split('\u001f');
        var report = await _runtime.ResumeAsync(
            step, new Stimulus(new StimulusKey(key[0], key[1..]), act.Input) { InstanceId = bookmark.Execution.InstanceId, BookmarkId = bookmark.Id }, keep: false);
        return report.Instances.Count > 0;
    }

    private Bookmark? Find(DriveStep act) => act.Do == "resume" && _recorder.Instances.ElementAtOrDefault(act.Instance - 1) is { } instance
        ? instance.Run!.Bookmarks.Where(bookmark => bookmark.Node.Id == act.ActivityId).OrderBy(bookmark => bookmark.Seq).Skip(act.Nth - 1).FirstOrDefault()
        : null;

    private DateTimeOffset At(DriveStep act)
    {
        if (Find(act)?.DueAt is { } due)
        {
            _clock.MoveTo(due);
        }

        return _clock.GetUtcNow();
    }
}
