using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Server.Settings;

namespace CoordinationFlow.Server.Start;

/// <summary>Before the server takes requests: the reference data that ships stands in an empty store, and the flows that ship are published.</summary>
internal sealed class Preparation(ReferenceSeed seed, ShippedFlowFiles flows, ServerSettings settings) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await seed.PlantAsync(settings.Demo.Enabled, cancellationToken);
        if (settings.Sandbox.Enabled)
        {
            await seed.PlantSandboxAsync(cancellationToken);
        }

        await flows.PublishAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
