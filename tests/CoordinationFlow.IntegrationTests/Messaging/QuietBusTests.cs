using System.Diagnostics.Tracing;
using CoordinationFlow.Domain.Words;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>MassTransit would report its usage to its maker; here nothing leaves the process.</summary>
public sealed class QuietBusTests
{
    private static readonly string[] Here = ["127.0.0.1", "127,0,0,1", "localhost", "Unix:"];

    [Fact]
    public async Task No_name_is_looked_up_and_no_connection_opened_by_a_server_that_runs_a_dossier_and_stops()
    {
        using var network = new Network();
        var bus = new ReportsWhenItStops();
        await bus.InitializeAsync();
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ");
        await bus.HashOfAsync("IBZ", dossier.Tasks["IBZ"]);
        await bus.DisposeAsync();

        Assert.True(network.IsHeard, "the listener hears the runtime's network events");
        // Other tests of this process speak to servers on this machine.
        Assert.DoesNotContain(network.Seen, seen => !Here.Any(here => seen.Contains(here, StringComparison.Ordinal)));
    }

    /// <summary>Would report at its stop, and not only after a time, if reports were on.</summary>
    private sealed class ReportsWhenItStops : BusServer
    {
        protected override void Change(IServiceCollection services) => services.Configure<UsageTelemetryOptions>(options => options.ReportOnShutdown = true);
    }

    /// <summary>Hears the runtime's own events of name resolution and outgoing connections.</summary>
    private sealed class Network : EventListener
    {
        private readonly List<string> _seen = [];

        public bool IsHeard { get; private set; }

        public IReadOnlyList<string> Seen
        {
            get
            {
                lock (_seen)
                {
                    return [.. _seen];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
            {
                IsHeard = true;
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName is "ConnectStart" or "ResolutionStart" or "RequestStart")
            {
                lock (_seen)
                {
                    _seen.Add($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? (IReadOnlyCollection<object?>)[])}");
                }
            }
        }
    }
}
