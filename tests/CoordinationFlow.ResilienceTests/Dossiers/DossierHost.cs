using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.ResilienceTests.Dossiers;

/// <summary>The server's own composition on a store of the test's, with a clock that the test moves; no bus and no worker.</summary>
internal sealed class DossierHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DossierHost(ServiceProvider services, MovedClock clock, IStore store) => (_services, Clock, Store) = (services, clock, store);

    /// <summary>A Monday morning in Brussels.</summary>
    public static DateTimeOffset Start { get; } = new(2027, 1, 11, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The clock.</summary>
    public MovedClock Clock { get; }

    /// <summary>The store under it.</summary>
    public IStore Store { get; }

    /// <summary>The one door.</summary>
    public ICommandDesk Desk => _services.GetRequiredService<ICommandDesk>();

    /// <summary>What falls due.</summary>
    public DueRun Due => _services.GetRequiredService<DueRun>();

    /// <summary>Another part of the composition.</summary>
    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Lets everything fall due until that instant.</summary>
    public async Task MoveToAsync(DateTimeOffset instant)
    {
        Clock.Show(instant);
        while (await Due.NextAsync(CancellationToken.None) is { } next && next <= instant)
        {
            await Due.FireDueAsync(instant, CancellationToken.None);
        }
    }

    /// <summary>A host with reference data, demo persons and the flows that ship.</summary>
    public static async Task<DossierHost> OnAsync(IStore store)
    {
        var clock = new MovedClock(Start);
        var services = new ServiceCollection().AddSimulation(clock).AddSingleton(store).BuildServiceProvider();
        await services.GetRequiredService<ReferenceSeed>().PlantAsync(withDemoPersons: true, CancellationToken.None);
        await services.GetRequiredService<ShippedFlowFiles>().PublishAsync(null, CancellationToken.None);
        return new DossierHost(services, clock, store);
    }

    /// <summary>The rows of a table that belong to a dossier, or to whatever else the property names.</summary>
    public static async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(IStore store, Table<TRow> table, string property, string value)
        where TRow : class
    {
        await using var transaction = store.Begin();
        return await transaction.QueryAsync(table.Where(property, Comparison.Equal, value), CancellationToken.None);
    }

    /// <summary>The tasks of a dossier's participants in its round.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TasksAsync(IStore store, string dossierId) =>
        (await RowsAsync(store, TaskRow.Table, nameof(TaskRow.DossierId), dossierId)).Where(task => task.Kind == nameof(Domain.Words.TaskKind.Respond)).ToDictionary(task => task.Participant, task => task.TaskId);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
