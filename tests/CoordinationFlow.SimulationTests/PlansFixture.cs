using CoordinationFlow.SimulationTests.Flows;

namespace CoordinationFlow.SimulationTests;

/// <summary>The flows of all schedules, made once.</summary>
public sealed class PlansFixture : IAsyncLifetime
{
    internal Plans Plans { get; private set; } = default!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Plans = await Plans.MakeAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
