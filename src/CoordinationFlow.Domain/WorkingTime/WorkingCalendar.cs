using System.Collections.Immutable;

namespace CoordinationFlow.Domain.WorkingTime;

/// <summary>
/// The calendar BE-FED: zone Europe/Brussels, Monday to Friday 09:00 to 17:00 except closed days (domain 4.1). Immutable.
/// </summary>
public sealed class WorkingCalendar(ImmutableHashSet<DateOnly> bridgeDays, ImmutableHashSet<DateOnly> compensationDays)
{
    /// <summary>Bridge days that were entered.</summary>
    public ImmutableHashSet<DateOnly> BridgeDays { get; } = bridgeDays;

    /// <summary>Compensation days that were entered.</summary>
    public ImmutableHashSet<DateOnly> CompensationDays { get; } = compensationDays;
}
