using FsCheck;
using FsCheck.Fluent;

namespace CoordinationFlow.UnitTests.Domain.WorkingTime;

/// <summary>A whole minute of 2025 to 2031, more often near a change of the clock, a holiday, or opening and closing.</summary>
public sealed record Start(DateTimeOffset At);

/// <summary>A length: 1 to 40 days, or 1 to 3000 minutes of working time.</summary>
public sealed record Length(int Days, int Minutes)
{
    /// <summary>The working time.</summary>
    public TimeSpan Span => TimeSpan.FromMinutes(Minutes);
}

/// <summary>Makes starts and lengths.</summary>
public static class Starts
{
    private static readonly DateTimeOffset[] Edges =
    [
        new(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), new(2027, 10, 31, 1, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), new(2027, 3, 26, 16, 0, 0, TimeSpan.Zero),
        new(2026, 12, 24, 16, 0, 0, TimeSpan.Zero), new(2027, 5, 6, 7, 0, 0, TimeSpan.Zero), new(2027, 11, 1, 8, 0, 0, TimeSpan.Zero), new(2028, 2, 29, 8, 0, 0, TimeSpan.Zero),
    ];

    public static Arbitrary<Start> Start() => Arb.From(Gen.OneOf(
        Gen.Choose(0, 7 * 365 * 24 * 60).Select(minute => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute)),
        Gen.Elements(Edges).SelectMany(edge => Gen.Choose(-200, 200), (edge, minutes) => edge.AddMinutes(minutes))).Select(at => new Start(at)));

    public static Arbitrary<Length> Length() => Arb.From(
        Gen.Choose(1, 40).SelectMany(_ => Gen.OneOf(Gen.Choose(1, 3000), Gen.Choose(1, 60).Select(hours => hours * 60)), (days, minutes) => new Length(days, minutes)));
}
