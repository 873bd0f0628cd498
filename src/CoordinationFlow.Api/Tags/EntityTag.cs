using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoordinationFlow.Api.Tags;

/// <summary>Entity tags: a reader is spared what it has, a writer is told what it has not seen.</summary>
public static class EntityTag
{
    /// <summary>Answers with the thing and its tag, or with 304 where the reader has it already.</summary>
    public static IResult Answer<T>(HttpContext http, T thing, string tag)
    {
        http.Response.Headers.ETag = Header(tag).ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(Header(tag), useStrongComparison: false) || known == EntityTagHeaderValue.Any)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(thing);
    }

    /// <summary>Whether the request's If-Match, if any, names that tag.</summary>
    public static bool Matches(HttpContext http, string tag)
    {
        var wanted = http.Request.GetTypedHeaders().IfMatch;
        return wanted.Count == 0 || wanted.Any(known => known.Compare(Header(tag), useStrongComparison: false) || known == EntityTagHeaderValue.Any);
    }

    /// <summary>Whether the request has an If-Match.</summary>
    public static bool IsAsked(HttpContext http) => http.Request.Headers.IfMatch.Count > 0;

    private static EntityTagHeaderValue Header(string tag)
    {
        var bare = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        return new($"\"{bare.Trim('"')}\"", isWeak: true);
    }
}
