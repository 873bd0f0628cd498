using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Persistence;

/// <summary>Wires the store.</summary>
public static class PersistenceSetup
{
    /// <summary>
    /// Adds the store that the settings name. It is migrated when it is first asked for, under a lock; a SQLite file that another process holds
    /// is an <see cref="IOException"/> that says so.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, StoreSettings settings) => settings.Kind switch
    {
        StoreKind.Memory => services.AddSingleton<ISoleDuty, OnlyProcess>().AddSingleton<IStore, MemoryStore>(),
        StoreKind.PostgreSql => services.AddSingleton<ISoleDuty>(_ => new PostgreSqlDuty(settings.Connection)).AddSingleton<IStore>(provider =>
        {
            Migration.Migrate(settings);
            return new PostgreSqlStore(settings.Connection, provider.GetRequiredService<ICrashPoints>());
        }),
        _ => services
            .AddSingleton<ISoleDuty, OnlyProcess>()
            .AddSingleton(_ => FileHold.Take(settings.File))
            .AddSingleton<IStore>(provider =>
            {
                provider.GetRequiredService<FileHold>();
                Migration.Migrate(settings);
                return new SqliteStore(settings.File, provider.GetRequiredService<ICrashPoints>());
            }),
    };
}
