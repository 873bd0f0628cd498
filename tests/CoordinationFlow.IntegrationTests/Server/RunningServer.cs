using CoordinationFlow.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>The real server, as <c>make run</c> starts it, on a free port with a store of its own that goes when the server goes.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordinationflow-").FullName;
    private WebApplication? _server;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _server!.Services;

    /// <summary>The environment it runs in.</summary>
    protected virtual string EnvironmentName => "Demo";

    /// <summary>Replaces parts of it.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    /// <summary>More settings, as on the command line.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = ServerHost.Build(
            [$"--environment={EnvironmentName}", "--urls=http://127.0.0.1:0", $"--Store:Folder={_folder}", "--Logging:LogLevel:Default=Critical", .. Settings], Change);
        await _server.StartAsync();
        Address = new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>A client that asks as a demo person or ministry; null: as nobody.</summary>
    public HttpClient As(string? who)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (who is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{who}");
        }
        return client;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.StopAsync();
            await _server.DisposeAsync();
        }
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
