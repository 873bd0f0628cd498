using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>What the activities that send a request share: their inputs and outputs, the request, the answer.</summary>
internal static class HttpCall
{
    public static ImmutableArray<InputDescriptor> Inputs { get; } =
    [
        new("Url", "Uri", "The address to send the request to.") { DisplayName = "URL", IsRequired = true },
        new("Method", "String", "The HTTP method to use when sending the request.") { UiHint = "dropdown", DefaultValue = "GET", Choices = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"] },
        new("Content", "Object", "The content to send with the request: a text or an object."),
        new("ContentType", "String", "The content type to use when sending the request.") { DisplayName = "Content type" },
        new("Authorization", "String", "The Authorization header value to send with the request."),
        new("DisableAuthorizationHeaderValidation", "Boolean", "Adds the Authorization header without validation.") { UiHint = "checkbox" },
        new("RequestHeaders", "ObjectDictionary", "The headers to send along with the request.") { DisplayName = "Request headers", UiHint = "json-editor" },
        new("EnableResiliency", "Boolean", "Obsolete, without effect.") { UiHint = "checkbox" },
    ];

    public static ImmutableArray<OutputDescriptor> Outputs { get; } =
    [
        new("StatusCode", "Int32", "The HTTP response status code."),
        new("ParsedContent", "Object", "The parsed content, if any."),
        new("ResponseHeaders", "ObjectDictionary", "The response headers that were received."),
        new("Result", "Object", "The response."),
    ];

    /// <summary>Sends and sets the outputs; gives the status code, or how it failed.</summary>
    public static async ValueTask<(int? Status, bool IsLate)> SendAsync(ActivityExecution execution)
    {
        try
        {
            using var request = Request(execution);
            using var response = await execution.Run.Engine.Http.SendAsync(request, execution.CancellationToken);
            var (status, headers) = ((int)response.StatusCode, response.Headers.ToDictionary(header => header.Key, header => (object?)string.Join(", ", header.Value)));
            execution.SetOutput("Result", new NamedFields(("StatusCode", status), ("ReasonPhrase", response.ReasonPhrase)));
            execution.SetOutput("ParsedContent", await ContentAsync(response.Content, execution.CancellationToken));
            execution.SetOutput("StatusCode", status);
            execution.SetOutput("ResponseHeaders", headers);
            return (status, false);
        }
        catch (HttpRequestException)
        {
            return (null, false);
        }
        catch (TimeoutException)
        {
            return (null, true);
        }
    }

    private static HttpRequestMessage Request(ActivityExecution execution)
    {
        var request = new HttpRequestMessage(new HttpMethod(execution.Input<string>("Method") ?? "GET"), execution.Input<Uri>("Url"));
        if (execution.Input<string>("Authorization") is { Length: > 0 } authorization)
        {
            if (execution.Input<bool>("DisableAuthorizationHeaderValidation"))
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }
            else
            {
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
            }
        }

        foreach (var (name, value) in execution.Input<IDictionary<string, object?>>("RequestHeaders") ?? new Dictionary<string, object?>())
        {
            request.Headers.Add(name, value is string or null ? [ValueText.Of(value) ?? ""] : ValueConverter.To<string[]>(value) ?? []);
        }

        if (execution.InputValue("Content") is { } content && execution.Input<string>("ContentType") is { } type)
        {
            var text = content as string ?? ValueJson.Text(content);
            request.Content = new StringContent(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type.Length > 0 ? type : "application/json"));
        }

        return request;
    }

    private static async ValueTask<object?> ContentAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var text = await content.ReadAsStringAsync(cancellationToken);
        if (text.Length == 0 || content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
        {
            return text.Length == 0 ? null : text;
        }

        try
        {
            return PlainValue.Parse(text);
        }
        catch (JsonException failure)
        {
            throw new InvalidOperationException("The answer says that it is JSON and is not.", failure);
        }
    }
}
