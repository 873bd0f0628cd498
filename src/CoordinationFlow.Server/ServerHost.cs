using System.Net;
using CoordinationFlow.Api;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.ElsaApi;
using CoordinationFlow.Portal;
using CoordinationFlow.Portal.Pages.Studio;
using CoordinationFlow.Server.Alarms;
using CoordinationFlow.Server.Deadlines;
using CoordinationFlow.Server.Demo;
using CoordinationFlow.Server.Health;
using CoordinationFlow.Server.Security;
using CoordinationFlow.Server.Settings;
using CoordinationFlow.Server.SignIn;
using CoordinationFlow.Server.Start;
using CoordinationFlow.Server.Studio;
using CoordinationFlow.Server.Telemetry;
using CoordinationFlow.Server.TryOut;
using Microsoft.AspNetCore.HttpOverrides;

namespace CoordinationFlow.Server;

/// <summary>Builds the server: what it is made of, and the order in which a request passes through it.</summary>
public static class ServerHost
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>The server by those arguments, settings and environment; <paramref name="more"/> replaces parts of it. Throws <see cref="SettingsException"/>.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["Secrets:Folder"] is { Length: > 0 } secrets)
        {
            // A file a setting, such as Store__Connection: what must not stand in an environment.
            builder.Configuration.AddKeyPerFile(secrets, optional: false);
        }
        var settings = SettingsCheck.Read(builder.Configuration, builder.Environment);
        Serve(builder, settings);
        builder.Services.AddSingleton(settings);
        // What is started first is registered first: the store is prepared and the demonstration played before the bus and the workers begin.
        builder.Services.AddHostedService<Preparation>();
        builder.Services.AddDemo(settings);
        builder.Services.AddCoordinationFlow(settings);
        builder.Services.AddSignIn(settings);
        builder.Services.AddScoped<SessionEvents>();
        builder.Services.AddApi();
        builder.Services.AddElsaApi();
        builder.Services.AddPortal();
        builder.Services.AddSingleton(new StudioPackage(StudioFolder.Find(settings.Studio.Folder)));
        builder.Services.AddHealth();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddDeadlines();
        builder.Services.AddSingleton<ITryOut, TryOutRunner>();
        builder.Services.AddHostedService<AlarmWatch>();
        builder.Services.AddHostedService<Greeting>();
        more?.Invoke(builder.Services);

        var app = builder.Build();
        Route(app, settings);
        return app;
    }

    private static void Serve(WebApplicationBuilder builder, ServerSettings settings)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.BytesRead;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Limits.StopSeconds));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = settings.Proxies.Known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies.Known)
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }

    private static void Route(WebApplication app, ServerSettings settings)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseApiProblems();
        app.UseElsaProblems();
        app.UsePortalProblems();
        app.UseStudioFiles(app.Services.GetRequiredService<StudioPackage>().Folder);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapApi();
        app.MapElsaApi();
        app.MapPortal();
        app.MapSignIn(settings);
        app.MapDemo(settings);
    }
}
