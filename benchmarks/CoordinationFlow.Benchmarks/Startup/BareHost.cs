using Microsoft.AspNetCore.Builder;

namespace CoordinationFlow.Benchmarks.Startup;

/// <summary>An ASP.NET host with one route and nothing else: what any server on this machine costs at its start.</summary>
internal static class BareHost
{
    /// <summary>The argument that makes this program be one.</summary>
    public const string Argument = "bare-host";

    /// <summary>Runs it until the process is ended.</summary>
    public static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateBuilder([$"--urls={address}", "--Logging:LogLevel:Default=Warning"]);
        await using var app = builder.Build();
        app.MapGet("/health/live", () => "live");
        await app.RunAsync();
    }
}
