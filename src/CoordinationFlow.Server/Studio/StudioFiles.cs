using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CoordinationFlow.Server.Studio;

/// <summary>
/// Serves the files of Elsa Studio's package below <c>/studio</c>, in the compressed form that ships where the browser takes it. The package's
/// own page and settings are samples and are not served; ours stand in the portal.
/// </summary>
internal static partial class StudioFiles
{
    public const string Root = "/studio";

    private static readonly string[] Samples = ["/index.html", "/appsettings.json", "/package.json"];
    private static readonly (string Encoding, string Ending)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".dat"] = "application/octet-stream", [".webmanifest"] = "application/manifest+json" } };

    public static void UseStudioFiles(this IApplicationBuilder app, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.Use((http, next) => http.Request.Path.StartsWithSegments(Root, out var rest) && HttpMethods.IsGet(http.Request.Method) && rest.HasValue
            ? ServeAsync(http, files, rest.Value!, next)
            : next(http));
    }

    private static async Task ServeAsync(HttpContext http, PhysicalFileProvider files, string path, RequestDelegate next)
    {
        if (path == "/appsettings.json")
        {
            // Studio asks for its settings; what it needs of them stands on its elements.
            await TypedResults.Json(new { }).ExecuteAsync(http);
            return;
        }

        if (Samples.Contains(path) || files.GetFileInfo(path) is not { Exists: true, IsDirectory: false } plain)
        {
            await next(http);
            return;
        }

        var (file, encoding) = Chosen(http, files, path, plain);
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.CacheControl = Hashed.IsMatch(path) ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        if (encoding is not null)
        {
            http.Response.Headers.ContentEncoding = encoding;
        }

        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}{encoding}\"");
        await TypedResults.PhysicalFile(file.PhysicalPath!, type, lastModified: file.LastModified, entityTag: tag).ExecuteAsync(http);
    }

    private static (IFileInfo File, string? Encoding) Chosen(HttpContext http, PhysicalFileProvider files, string path, IFileInfo plain)
    {
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, ending) in Compressed)
        {
            if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo(path + ending) is { Exists: true } compressed)
            {
                return (compressed, encoding);
            }
        }

        return (plain, null);
    }

    /// <summary>A name that holds a hash of its content.</summary>
    [GeneratedRegex(@"\.[a-z0-9]{10}\.[a-z]+$")]
    private static partial Regex Hashed { get; }
}
