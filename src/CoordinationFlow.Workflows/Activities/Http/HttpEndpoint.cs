using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>Waits for a request to a path by one of some methods, or begins a workflow with one.</summary>
internal sealed class HttpEndpoint : EngineKind
{
    public const string TypeName = "Elsa.HttpEndpoint";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "HTTP endpoint",
        Description = "Wait for an inbound HTTP request that matches the specified path and methods.",
        Category = "HTTP",
        Inputs =
        [
            new("Path", "String", "The path to associate with the workflow.") { IsRequired = true },
            new("SupportedMethods", "String[]", "The HTTP methods to accept.") { DisplayName = "Supported methods", UiHint = "checklist", Choices = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] },
            new("Authorize", "Boolean", "Allow authenticated requests only.") { UiHint = "checkbox" },
            new("Policy", "String", "A policy to evaluate. If the policy fails, the request is forbidden."),
            new("RequestTimeout", "TimeSpan", "The maximum time allowed to process the request."),
            new("RequestSizeLimit", "Int64", "The maximum request size allowed in bytes."),
            new("FileSizeLimit", "Int64", "The maximum file size allowed in bytes for an individual file."),
            new("AllowedFileExtensions", "String[]", "Only file extensions in this list are allowed.") { UiHint = "multitext" },
            new("BlockedFileExtensions", "String[]", "File extensions in this list are forbidden.") { UiHint = "multitext" },
            new("AllowedMimeTypes", "String[]", "Only MIME types in this list are allowed.") { UiHint = "multitext" },
            new("ExposeRequestTooLargeOutcome", "Boolean", "Whether to expose the outcome \"Request too large\".") { UiHint = "checkbox" },
            new("ExposeFileTooLargeOutcome", "Boolean", "Whether to expose the outcome \"File too large\".") { UiHint = "checkbox" },
            new("ExposeInvalidFileExtensionOutcome", "Boolean", "Whether to expose the outcome \"Invalid file extension\".") { UiHint = "checkbox" },
            new("ExposeInvalidFileMimeTypeOutcome", "Boolean", "Whether to expose the outcome \"Invalid file MIME type\".") { UiHint = "checkbox" },
        ],
        Outputs =
        [
            new("ParsedContent", "Object", "The parsed request content, if any."),
            new("Files", "Object[]", "The uploaded files, if any."),
            new("File", "Object", "The first uploaded file, if any."),
            new("RouteData", "ObjectDictionary", "The parsed route data, if any."),
            new("QueryStringData", "ObjectDictionary", "The querystring data, if any."),
            new("Headers", "ObjectDictionary", "The headers, if any."),
            new("Result", "Object", "The request."),
        ],
        IsTrigger = true,
    };

    public override bool HasOwnPorts => true;

    /// <summary>What waits for a request; the path without slashes around it, in lower case.</summary>
    public static StimulusKey Key(string path, string method) => new(TypeName, path.Trim('/').ToLowerInvariant(), method.ToUpperInvariant());

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.TakeTrigger())
        {
            return ReceiveAsync(execution);
        }

        var path = execution.Input<string>("Path") ?? throw new InvalidOperationException("No path is given.");
        foreach (var method in execution.Input<string[]>("SupportedMethods") ?? ["GET"])
        {
            execution.Run.AddBookmark(execution, Key(path, method), null, mayBeMet: false);
        }

        return ValueTask.CompletedTask;
    }

    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption) => ReceiveAsync(execution);

    private static ValueTask ReceiveAsync(ActivityExecution execution)
    {
        if (execution.Step.Part<HttpExchange>()?.Request is { } request)
        {
            execution.SetOutput("Result", new NamedFields(("Method", request.Method), ("Path", "/" + request.Path.TrimStart('/'))));
            execution.SetOutput("RouteData", request.Route.ToDictionary());
            execution.SetOutput("QueryStringData", request.Query.ToDictionary());
            execution.SetOutput("Headers", request.Headers.ToDictionary());
            execution.SetOutput("ParsedContent", request.Body);
        }

        return execution.CompleteAsync();
    }
}
