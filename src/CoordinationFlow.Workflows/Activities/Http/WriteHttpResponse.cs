using System.Globalization;
using System.Net;
using CoordinationFlow.Workflows.Activities.Ending;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>Answers the request that this step serves; an incident where there is none.</summary>
internal sealed class WriteHttpResponse : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.WriteHttpResponse",
        DisplayName = "HTTP response",
        Description = "Write a response to the current HTTP request.",
        Category = "HTTP",
        Inputs =
        [
            new("StatusCode", "Object", "The status code to return.") { DisplayName = "Status code", UiHint = "dropdown", DefaultValue = "OK" },
            new("Content", "Object", "The content to write back: texts as they are, objects as JSON."),
            new("ContentType", "String", "The content type to write when sending the response.") { DisplayName = "Content type" },
            new("ResponseHeaders", "ObjectDictionary", "The headers to send along with the response.") { DisplayName = "Response headers", UiHint = "json-editor" },
        ],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Step.Part<HttpExchange>() is not { } exchange)
        {
            throw new FaultException("NoHttpContext", "HTTP", "System", "The HTTP context was lost during workflow execution: no request waits for a response in this step.");
        }

        var status = Status(execution.InputValue("StatusCode"));
        var content = PlainValue.Of(execution.InputValue("Content"));
        var headers = execution.Input<IDictionary<string, object?>>("ResponseHeaders") ?? new Dictionary<string, object?>();
        exchange.Response = new(
            status,
            content is null ? null : execution.Input<string>("ContentType") is { Length: > 0 } given ? given : TypeOf(content),
            content is null || status == (int)HttpStatusCode.NoContent ? "" : Text(content),
            headers.ToDictionary(header => header.Key, header => ValueText.Of(header.Value)));
        return execution.CompleteAsync();
    }

    private static int Status(object? given) => given switch
    {
        null or "" => (int)HttpStatusCode.OK,
        string name when Enum.TryParse<HttpStatusCode>(name, ignoreCase: true, out var status) => (int)status,
        string name => throw new ValueConversionException(name, typeof(HttpStatusCode)),
        _ => Convert.ToInt32(given, CultureInfo.InvariantCulture),
    };

    private static string TypeOf(object content) => content switch
    {
        byte[] => "application/octet-stream",
        string => "text/plain",
        _ => "application/json",
    };

    private static string Text(object content) => content switch
    {
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => ValueJson.Text(content),
    };
}
