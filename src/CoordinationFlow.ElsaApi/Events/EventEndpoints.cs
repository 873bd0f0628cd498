using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Events;

/// <summary>Publishes an event to the Event activities that wait for it.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/events/{eventName}/trigger", PublishAsync);
        elsa.MapPost("/events/{eventName}/publish", PublishAsync);
    }

    private static async Task<IResult> PublishAsync(string eventName, HttpContext http, [FromServices] WorkflowHost host, [FromServices] IWorkflowRuntime runtime, CancellationToken cancel)
    {
        var body = await ElsaBody.ReadAsync(http);
        var stimulus = PublishedEvent.Of(eventName, PlainValue.From(body["input"] ?? body["payload"]), body.Text("correlationId")) with { InstanceId = body.Text("workflowInstanceId") };
        var report = await host.RunAsync(step => runtime.ResumeAsync(step, stimulus, keep: false), cancel);
        return ElsaJson.Answer(new { instances = report.Instances.Select(instance => instance.InstanceId) });
    }
}
