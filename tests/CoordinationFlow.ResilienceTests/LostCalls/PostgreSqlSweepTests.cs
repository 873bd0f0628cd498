using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;

namespace CoordinationFlow.ResilienceTests.LostCalls;

/// <inheritdoc cref="LostCallsSweep"/>
public sealed class PostgreSqlSweepTests(PostgreSqlServer server) : LostCallsSweep
{
    [Theory]
    [InlineData(Loss.OfTheCall)]
    [InlineData(Loss.OfTheReply)]
    [InlineData(Loss.OfTheRace)]
    public async Task A_round_comes_out_the_same_whichever_call_of_the_store_is_lost(Loss loss)
    {
        var settings = new StoreSettings(await server.CreateDatabaseAsync($"sweep_{loss}"), "");
        Migration.Migrate(settings);
        await using var store = new PostgreSqlStore(settings.Connection);

        await SweepAsync(store, loss);
    }
}
