using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>A request that is wrong in one way, and what it must get.</summary>
internal sealed record BadRequest(string Operator, string Method, string Path, int Status, string Code)
{
    /// <summary>The body as bytes; null: none.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string? Key { get; init; } = "a-key";

    /// <summary>The token; null: nobody asks.</summary>
    public string? Token { get; init; } = "demo-ann";

    /// <summary>The field and the field's code that must be among the errors.</summary>
    public (string Path, string Code)? Field { get; init; }

    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }
        if (Key is not null)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", Key);
        }
        if (Token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        }
        return message;
    }

    /// <summary>What the answer has wrong; null: it is as expected.</summary>
    public string? Wrong(int status, string text)
    {
        if (status != Status)
        {
            return $"status {status} instead of {Status}: {text}";
        }
        if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal))
        {
            return $"a stack trace: {text}";
        }
        var problem = JsonNode.Parse(text)!;
        if (problem["code"]?.ToString() != Code || problem["status"]?.GetValue<int>() != Status || string.IsNullOrEmpty(problem["detail"]?.ToString()))
        {
            return $"code {problem["code"]} instead of {Code}: {text}";
        }
        return Field is not { } field || (problem["errors"] is JsonArray errors && errors.Any(error => error!["field"]!.ToString() == field.Path && error["code"]!.ToString() == field.Code))
            ? null
            : $"no error {field.Code} at {field.Path}: {text}";
    }

    public override string ToString() => $"{Operator}: {Method} {Path}";
}
