using CoordinationFlow.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoordinationFlow.Server.Start;

/// <summary>Prints, once the server listens, where to look.</summary>
internal sealed class Greeting(IServer server, IHostApplicationLifetime life, ServerSettings settings, IHostEnvironment environment) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        life.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"""

                CoordinationFlow is ready ({environment.EnvironmentName}).
                  Portal      {address}/
                  Flows       {address}/studio  (flow designers and administrators; API for Elsa's clients: {address}/elsa/api)
                  REST        {address}/docs    (document: {address}/openapi/v1.json)
                  Health      {address}/health/ready
                """);
            if (settings.Demo.Enabled)
            {
                Console.WriteLine($"""
                      Sign in     {address}/sign-in  choose a demo person; programs send  Authorization: Bearer demo-<person or participant>
                      A walk      samples/walk.sh {address}
                    """);
            }
        }
    }
}
