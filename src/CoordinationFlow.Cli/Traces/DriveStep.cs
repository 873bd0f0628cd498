using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Cli.Traces;

/// <summary>What is done to the engine from outside, as the field <c>drive</c> of a trace tells it.</summary>
/// <param name="Json">The step as the trace holds it.</param>
public sealed record DriveStep(JsonObject Json)
{
    /// <summary>start, resume, reportTask, event or cancel.</summary>
    public string Do => Text("do")!;

    /// <summary>The definition to start.</summary>
    public string Definition => Text("definition")!;

    /// <summary>The activity whose bookmark is resumed.</summary>
    public string ActivityId => Text("activityId")!;

    /// <summary>The task whose completion is reported, or the event that is published.</summary>
    public string Name => (Text("task") ?? Text("name"))!;

    /// <summary>The instance's number in the trace; 1 unless given.</summary>
    public int Instance => Json["instance"]?.GetValue<int>() ?? 1;

    /// <summary>Which of the activity's bookmarks, counted from 1.</summary>
    public int Nth => Json["nth"]?.GetValue<int>() ?? 1;

    /// <summary>What a start or a resume brings.</summary>
    public IReadOnlyDictionary<string, object?> Input =>
        PlainValue.From(Json["input"]) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();

    /// <summary>The result of a task, the payload of an event.</summary>
    public object? Value => PlainValue.From(Json["result"] ?? Json["payload"]);

    /// <summary>The request that starts or resumes, if one does.</summary>
    public HttpRequestFacts? Request => Json["http"] is JsonObject request
        ? new HttpRequestFacts(request["method"]?.GetValue<string>() ?? "GET", request["path"]?.GetValue<string>() ?? "")
        {
            Query = PlainValue.From(request["query"]) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(),
            Body = PlainValue.From(request["body"]),
        }
        : null;

    /// <summary>A property of the step as text.</summary>
    public string? Text(string property) => Json[property]?.GetValue<string>();
}
