using System.Text.Json;
using System.Text.Unicode;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Api.Problems;

namespace CoordinationFlow.Api.Bodies;

/// <summary>From bytes to a request, or to a problem that says where it is wrong.</summary>
internal static class BodyReader
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = ApiJson.MaxDepth + 1, AllowDuplicateProperties = false };

    public static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : class
    {
        if (JsonDepth.Of(bytes) > ApiJson.MaxDepth)
        {
            throw new ProblemException(ProblemCodes.TooDeep, null, ApiJson.MaxDepth);
        }
        if (!Utf8.IsValid(bytes))
        {
            throw new ProblemException(ProblemCodes.Malformed, null, 1, 1);
        }
        using var document = Parse(bytes);
        return Checked<T>(document);
    }

    private static T Checked<T>(JsonDocument document)
    {
        try
        {
            var errors = BodyCheck.Check(document.RootElement, ApiJson.Options.GetTypeInfo(typeof(T)));
            return errors.IsEmpty ? document.Deserialize<T>(ApiJson.Options)! : throw ProblemException.Of(errors);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON and no text.
            throw new ProblemException(ProblemCodes.Malformed, null, 1, 1);
        }
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.ToArray(), Reading);
        }
        catch (JsonException wrong)
        {
            throw new ProblemException(ProblemCodes.Malformed, null, (wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1);
        }
    }
}
