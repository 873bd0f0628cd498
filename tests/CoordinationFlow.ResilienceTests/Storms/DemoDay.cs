using System.Globalization;
using System.Text.Json;
using CoordinationFlow.ResilienceTests.Kills;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// The demonstration's clock, moved once, to nine in the morning of a working day, and from then on as fast as the machine's: deadlines fall due in real
/// time, and every process that starts later shows the same.
/// </summary>
internal sealed class DemoDay
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private readonly TimeSpan _ahead;

    private DemoDay(TimeSpan ahead) => _ahead = ahead;

    /// <summary>What the clock shows, UTC.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _ahead;

    /// <summary>Moves the clock of the one process that runs.</summary>
    public static async Task<DemoDay> BeginAsync(PatientClient client)
    {
        var preview = await client.GiveAsync("ann", "api/deadlines/preview", new { deadline = new { workingDays = 1 } }, "day");
        var morning = preview.GetProperty("deadline").GetDateTimeOffset().AddHours(-8);
        await client.GiveAsync("ann", "demo/clock", new { to = morning }, "morning");
        return await ShownAsync(client);
    }

    /// <summary>The clock as it stands.</summary>
    public static async Task<DemoDay> ShownAsync(PatientClient client)
    {
        JsonElement shown = await client.QuestionAsync("ann", "demo/clock");
        return new(shown.GetProperty("now").GetDateTimeOffset() - TimeProvider.System.GetUtcNow());
    }

    /// <summary>A deadline so far from now, to the second, as the API takes it.</summary>
    public object DeadlineIn(TimeSpan span) =>
        new { local = TimeZoneInfo.ConvertTime(Now + span, Brussels).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) };
}
