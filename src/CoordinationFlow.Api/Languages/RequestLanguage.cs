using System.Globalization;
using CoordinationFlow.Coordination.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Api.Languages;

/// <summary>The language of an answer's sentences: what the request accepts best, else what the caller reads best, else English.</summary>
public static class RequestLanguage
{
    private static readonly string[] Known = ["nl", "fr", "de", "en"];

    /// <summary>The culture to word this request's answer in.</summary>
    public static CultureInfo Of(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(entry => entry.Quality is null or > 0)
            .OrderByDescending(entry => entry.Quality ?? 1)
            .Select(entry => entry.Value.Value ?? "");
        var read = http.RequestServices.GetService<ICallerAccessor>()?.Current?.Languages ?? [];
        var language = accepted.Concat(read).Select(Primary).FirstOrDefault(Known.Contains) ?? "en";
        return CultureInfo.GetCultureInfo(language);
    }

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
