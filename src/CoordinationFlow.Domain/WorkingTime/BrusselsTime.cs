using NodaTime;
using NodaTime.TimeZones;

namespace CoordinationFlow.Domain.WorkingTime;

/// <summary>
/// Between instants (UTC) and local times of Europe/Brussels. A skipped local time moves forward by the gap; of a repeated one a
/// deadline takes the later instant and a start the earlier: the caller chooses by the method's name (domain 4.2).
/// </summary>
public static class BrusselsTime
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    private static readonly ZoneLocalMappingResolver Earlier = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>The local time of an instant, unspecified kind.</summary>
    public static DateTime Local(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeUnspecified();

    /// <summary>The local date of an instant.</summary>
    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The instant at which a deadline given in local time ends.</summary>
    public static DateTimeOffset Deadline(DateTime local) => At(local, Later);

    /// <summary>The instant at which something given in local time starts.</summary>
    public static DateTimeOffset Start(DateTime local) => At(local, Earlier);

    private static DateTimeOffset At(DateTime local, ZoneLocalMappingResolver resolver) =>
        LocalDateTime.FromDateTime(local).InZone(Zone, resolver).ToInstant().ToDateTimeOffset();
}
