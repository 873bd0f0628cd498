using System.Globalization;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Board;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Paging;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Cursor">What the page before gave as <c>next</c>; null: the first page.</param>
/// <param name="Take">How many entries, 1 to 100.</param>
internal sealed record PageRequest(string? Cursor, int Take)
{
    public const int Default = 25;
    public const int Most = 100;
    private const int LongestCursor = 512;

    /// <summary>The page that the query string asks for. Throws <see cref="ProblemException"/>.</summary>
    public static PageRequest Of(string? cursor, string? take)
    {
        var count = Default;
        if (take is not null && (!int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > Most))
        {
            throw ProblemException.Of("take", "field.range", 1, Most);
        }
        return cursor is { Length: > LongestCursor } ? throw ProblemException.Of("cursor", "field.too-long", LongestCursor) : new(cursor, count);
    }

    /// <summary>Answers with the page of a list over all dossiers. Throws <see cref="ProblemException"/> where there is none: the caller may not see it.</summary>
    public static IResult AnswerIfAllowed<T>(HttpContext http, Page<T>? page) => page is null ? throw new ProblemException(ProblemCodes.RightMissing) : Answer(http, page);

    /// <summary>Answers with the page, and names the next one in the header Link as well.</summary>
    public static IResult Answer<T>(HttpContext http, Page<T> page)
    {
        if (page.Next is { } next)
        {
            var query = http.Request.Query.Where(pair => pair.Key != "cursor").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
            var address = http.Request.Path + QueryString.Create(query.Append(KeyValuePair.Create("cursor", (string?)next)));
            http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        }
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Ok(page);
    }
}
