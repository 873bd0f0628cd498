using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Cli.Traces;

/// <summary>Writes what was recorded in the format <c>elsa-trace/1</c>; ids that a run made become placeholders.</summary>
internal sealed class TraceWriter(TraceRecorder recorder, IReadOnlyDictionary<string, string> made)
{
    private readonly Dictionary<string, string> _placeholders =
        recorder.Instances.Select(instance => (instance.Run!.InstanceId, $"$instance{instance.Number}"))
            .Concat(recorder.Tasks.Select((task, index) => (task.TaskId, $"$task{index + 1}")))
            .Concat(made.Select(each => (each.Value, each.Key)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The trace's part that the run brought about: lines, tasks, instances.</summary>
    public JsonObject Write() => WithoutEmpty(new()
    {
        ["lines"] = new JsonArray([.. recorder.Lines.Select(line => (JsonNode?)Placed(line))]),
        ["tasks"] = new JsonArray([.. recorder.Tasks.Select(task => new JsonObject
        {
            ["instance"] = recorder.Find(task.InstanceId)?.Number,
            ["task"] = task.TaskName,
            ["payload"] = Value(task.Payload),
            ["by"] = $"$i{recorder.Find(task.InstanceId)!.Number}a{recorder.Find(task.InstanceId)!.NumberOf(task.Execution)}",
        })]),
        ["instances"] = new JsonArray([.. recorder.Instances.Select(Instance)]),
    }, "tasks");

    private JsonObject Instance(InstanceRecord instance)
    {
        var run = instance.Run!;
        return new()
        {
            ["instance"] = instance.Number,
            ["definitionId"] = Placed(run.Graph.Definition.DefinitionId),
            ["version"] = run.Graph.Version,
            ["parentInstance"] = recorder.Find(run.ParentInstanceId)?.Number,
            ["status"] = run.Status,
            ["subStatus"] = run.SubStatus,
            ["correlationId"] = run.CorrelationId,
            ["name"] = run.Name,
            ["output"] = Value(run.Output),
            ["variables"] = new JsonArray([.. run.Executions.SelectMany(Variables)]),
            ["bookmarks"] = new JsonArray([.. run.Bookmarks.Select(bookmark => new JsonObject
            {
                ["name"] = bookmark.Node.Type,
                ["activityId"] = bookmark.Node.Id,
                ["n"] = instance.NumberOf(bookmark.Execution.Number),
            })]),
            ["incidents"] = new JsonArray([.. run.Incidents.Select(Incident)]),
            ["activities"] = new JsonArray([.. instance.Executions.Select((execution, index) => Activity(instance, execution, index + 1))]),
            ["events"] = new JsonArray([.. instance.Events.Select(Event)]),
        };
    }

    private IEnumerable<JsonObject> Variables(ActivityExecution execution) => execution.Variables.Select(variable => new JsonObject
    {
        ["scope"] = execution.Node.Path,
        ["name"] = variable.Name,
        ["clr"] = ClrName(variable.Value),
        ["value"] = Value(variable.Value),
    });

    private static JsonObject Incident(Incident incident) => new()
    {
        ["activityId"] = incident.ActivityId,
        ["activityType"] = incident.ActivityType,
        ["message"] = incident.Message,
        ["exceptionType"] = incident.ExceptionType,
        ["exceptionMessage"] = incident.Message,
        ["innerType"] = incident.InnerType,
        ["innerMessage"] = incident.InnerMessage,
    };

    private JsonObject Activity(InstanceRecord instance, ActivityExecution execution, int number)
    {
        var activity = new JsonObject
        {
            ["n"] = number,
            ["parent"] = instance.NumberOf(execution.Parent?.Number),
            ["activityId"] = execution.ActivityId,
            ["nodeId"] = execution.Node.Path,
            ["type"] = execution.Node.Type,
            ["name"] = execution.Node.Name,
            ["status"] = execution.Status.ToString(),
        };
        if (execution.Outcomes is { } outcomes)
        {
            activity["outcomes"] = new JsonArray([.. outcomes.Select(outcome => (JsonNode?)outcome)]);
        }

        activity["inputs"] = Value(instance.Inputs[execution.Number]);
        activity["outputs"] = Value(instance.Outputs[execution.Number]);
        return WithoutEmpty(activity, "name", "inputs", "outputs");
    }

    private static JsonObject Event((int Execution, string Event, string ActivityId, string? Message) happened)
    {
        var written = new JsonObject { ["n"] = happened.Execution, ["event"] = happened.Event, ["activityId"] = happened.ActivityId };
        if (happened.Message is not null)
        {
            written["message"] = happened.Message;
        }

        return written;
    }

    // The simple .NET name that a trace of Elsa has; there objects of scripts and of JSON are ExpandoObjects.
    private static string? ClrName(object? value) => value switch
    {
        null => null,
        IDictionary<string, object?> => "ExpandoObject",
        _ => TypeAliases.NameOf(value.GetType()),
    };

    private static JsonObject WithoutEmpty(JsonObject owner, params string[] properties)
    {
        foreach (var property in properties.Where(property => owner[property] is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }))
        {
            owner.Remove(property);
        }

        return owner;
    }

    private JsonNode? Value(object? value) => value switch
    {
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, object?>> fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Value(field.Value)))),
        _ => Placed(ValueJson.Node(value)),
    };

    private JsonNode? Placed(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Placed(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Placed)]),
        JsonValue value when value.TryGetValue(out string? text) => Placed(text),
        _ => node?.DeepClone(),
    };

    private string? Placed(string? text) => _placeholders.Aggregate(text, (placed, id) => placed?.Replace(id.Key, id.Value, StringComparison.Ordinal));
}
