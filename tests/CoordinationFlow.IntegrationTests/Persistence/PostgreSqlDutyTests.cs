using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.Persistence.PostgreSql;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>A duty is one process's at a time, and another's as soon as that one is gone.</summary>
public sealed class PostgreSqlDutyTests(PostgreSqlServer postgres)
{
    [Fact]
    public async Task A_duty_is_held_by_one_and_passes_on_when_it_goes()
    {
        var database = await postgres.CreateDatabaseAsync("duty");
        var (first, second) = (new PostgreSqlDuty(database), new PostgreSqlDuty(database));

        Assert.True(await first.IsMineAsync("relay", default));
        Assert.True(await first.IsMineAsync("relay", default));
        Assert.False(await second.IsMineAsync("relay", default));
        Assert.True(await second.IsMineAsync("something else", default));

        await first.DisposeAsync();
        await Eventually.IsTrueAsync(async () => await second.IsMineAsync("relay", default), "the duty passes on");
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_database_nobody_has_a_duty()
    {
        await using var alone = new PostgreSqlDuty("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");

        Assert.False(await alone.IsMineAsync("relay", default));
    }
}
