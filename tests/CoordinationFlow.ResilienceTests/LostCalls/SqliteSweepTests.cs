using CoordinationFlow.ResilienceTests.Dossiers;

namespace CoordinationFlow.ResilienceTests.LostCalls;

/// <inheritdoc cref="LostCallsSweep"/>
public sealed class SqliteSweepTests : LostCallsSweep
{
    [Theory]
    [InlineData(Loss.OfTheCall)]
    [InlineData(Loss.OfTheReply)]
    [InlineData(Loss.OfTheRace)]
    public async Task A_round_comes_out_the_same_whichever_call_of_the_store_is_lost(Loss loss)
    {
        await using var file = new SqliteFile();

        await SweepAsync(file.Store, loss);
    }
}
