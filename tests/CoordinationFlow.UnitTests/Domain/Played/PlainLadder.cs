using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>A level that was convened, and who was called to it when.</summary>
internal sealed class PlainSitting(Level level, DateTimeOffset planned)
{
    public Level Level { get; } = level;

    public DateTimeOffset Planned { get; } = planned;

    public bool IsOpen { get; set; } = true;

    public Dictionary<string, DateTimeOffset> Called { get; } = [];

    /// <summary>Calls who is counted now, and no longer those that are not.</summary>
    public void Call(IEnumerable<string> counted, DateTimeOffset at)
    {
        var wanted = counted.ToHashSet();
        foreach (var code in Called.Keys.Except(wanted).ToArray())
        {
            Called.Remove(code);
        }

        foreach (var code in wanted.Except(Called.Keys).ToArray())
        {
            Called[code] = at;
        }
    }

    /// <summary>4 working hours (an elapsed one after an urgent round), 17:00 of the second or third working day after.</summary>
    public bool HadDueNotice(string participant, bool urgent, PlainClock clock) => Called.TryGetValue(participant, out var call) && Level switch
    {
        Level.L1 when urgent => call.AddHours(1) <= Planned,
        Level.L1 => clock.SecondsBetween(call, Planned) >= 4 * 3600,
        Level.L2 => clock.DaysAfter(call, 2) <= Planned,
        _ => clock.DaysAfter(call, 3) <= Planned,
    };
}
