using System.Globalization;
using CoordinationFlow.Coordination.Callers;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Portal.Texts;

/// <summary>The reader's language: chosen on the page, else the person's, else the browser's, else English.</summary>
internal static class ReaderLanguage
{
    /// <summary>The cookie that remembers the choice.</summary>
    public const string Cookie = "cf.language";

    public static CultureInfo Of(HttpContext http, Caller? caller)
    {
        var wanted = new[] { http.Request.Query["lang"].ToString(), http.Request.Cookies[Cookie] }
            .Concat(caller?.Languages.AsEnumerable() ?? [])
            .Concat(http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(entry => entry.Quality ?? 1).Select(entry => entry.Value.Value?.Split('-')[0]));
        return CultureInfo.GetCultureInfo(wanted.FirstOrDefault(code => PortalTexts.Languages.Any(known => known.Code == code)) ?? "en");
    }
}
