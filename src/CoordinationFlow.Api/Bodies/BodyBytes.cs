using CoordinationFlow.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Bodies;

/// <summary>A request's body as bytes, within the limit and of the right type.</summary>
internal static class BodyBytes
{
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
        if (!IsJson(http.Request.ContentType))
        {
            throw new ProblemException(ProblemCodes.WrongType);
        }
        var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long length = 0;
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            // What is too long is still read to its end, within the server's own limit: who is cut off while sending reads no answer.
            length += read;
            kept.Write(buffer, 0, length > BodyLimits.Bytes ? 0 : read);
        }
        return length > BodyLimits.Bytes ? throw new ProblemException(ProblemCodes.TooLarge) : kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    private static bool IsJson(string? contentType) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
