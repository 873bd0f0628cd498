using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.Cli.Traces;

/// <summary>
/// Starts a definition and resumes what waits until nothing does: the oldest bookmark first, a task with the result
/// <c>done:&lt;task&gt;</c>, an event without payload, a timer at once. Waits for a child workflow are left to the engine.
/// </summary>
public static class FreeRun
{
    /// <summary>So many resumes end a run that would go on for ever.</summary>
    public const int MaxResumes = 1000;

    private static readonly string[] ChildWaits = ["Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow", "Elsa.BulkDispatchWorkflows"];
    private static readonly string[] Triggers = ["Elsa.HttpEndpoint", "Elsa.Timer", "Elsa.Cron"];

    /// <summary>Runs. False: it was ended after <see cref="MaxResumes"/>.</summary>
    public static async Task<bool> RunAsync(TraceSession session, Definition definition, JsonObject input, CancellationToken cancellationToken)
    {
        var start = new JsonObject { ["do"] = "start", ["definition"] = definition.DefinitionId };
        if (input.Count > 0)
        {
            start["input"] = input;
        }

        if (Trigger(definition.Root) is { } trigger)
        {
            start["triggerActivityId"] = trigger;
        }

        await session.PerformAsync(new DriveStep(start), cancellationToken);
        for (var resumes = 0; resumes < MaxResumes; resumes++)
        {
            if (Next(session) is not { } step)
            {
                return true;
            }

            await session.PerformAsync(new DriveStep(step), cancellationToken);
        }

        return Next(session) is null;
    }

    // A flow that begins at a time or with a request is started by that trigger, which therefore does not wait.
    private static string? Trigger(JsonNode? node) => node switch
    {
        JsonObject activity when activity["type"]?.GetValueKind() == JsonValueKind.String
            && Triggers.Contains(activity["type"]!.GetValue<string>())
            && activity["customProperties"]?["canStartWorkflow"]?.GetValueKind() == JsonValueKind.True => activity["id"]?.GetValue<string>(),
        JsonObject fields => fields.Select(field => Trigger(field.Value)).FirstOrDefault(found => found is not null),
        JsonArray items => items.Select(Trigger).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static JsonObject? Next(TraceSession session)
    {
        if (session.Waiting.FirstOrDefault(bookmark => !ChildWaits.Contains(bookmark.Node.Type)) is not { } bookmark)
        {
            return null;
        }

        var nth = session.Waiting.Where(each => each.Execution.InstanceId == bookmark.Execution.InstanceId && each.Node.Id == bookmark.Node.Id)
            .TakeWhile(each => each.Id != bookmark.Id).Count() + 1;
        var step = new JsonObject
        {
            ["do"] = "resume",
            ["instance"] = session.NumberOf(bookmark.Execution.InstanceId),
            ["activityId"] = bookmark.Node.Id,
            ["bookmark"] = bookmark.Node.Type,
        };
        if (nth > 1)
        {
            step["nth"] = nth;
        }

        if (session.TaskOf(bookmark) is { } task)
        {
            step["input"] = new JsonObject { [TaskReport.ResultName] = $"done:{task.TaskName}" };
        }

        return step;
    }
}
