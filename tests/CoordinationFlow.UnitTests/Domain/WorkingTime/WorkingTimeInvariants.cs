using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.UnitTests.Cases;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.WorkingTime;

/// <summary>Invariants of working time over the years 2025 to 2031, against <see cref="PlainClock"/>.</summary>
[Cases(200, typeof(Starts))]
public sealed class WorkingTimeInvariants
{
    private static readonly WorkingCalendar Calendar = new([new DateOnly(2027, 5, 7)], [new DateOnly(2026, 12, 28), new DateOnly(2026, 12, 29)]);
    private static readonly PlainClock Plain = new(new DateOnly(2027, 5, 7), new DateOnly(2026, 12, 28), new DateOnly(2026, 12, 29));

    [Property]
    public void INV_28_A_later_start_or_a_larger_number_never_gives_an_earlier_deadline(Start start, Length length, Length more)
    {
        var later = start.At.AddMinutes(more.Minutes);
        Assert.True(Calendar.AddWorkingDays(start.At, length.Days) <= Calendar.AddWorkingDays(later, length.Days));
        Assert.True(Calendar.AddWorkingDays(start.At, length.Days) < Calendar.AddWorkingDays(start.At, length.Days + more.Days));
        Assert.True(Calendar.AddWorkingTime(start.At, length.Span) <= Calendar.AddWorkingTime(later, length.Span));
        Assert.True(Calendar.AddWorkingTime(start.At, length.Span) <= Calendar.AddWorkingTime(start.At, length.Span + more.Span));
        Assert.True(Reckoning.AddElapsed(start.At, length.Days) <= Reckoning.AddElapsed(later, length.Days + more.Days));
    }

    [Property]
    public void INV_29_Working_days_end_at_five_and_working_hours_within_working_hours_where_the_plain_clock_says(Start start, Length length)
    {
        var byDays = Calendar.AddWorkingDays(start.At, length.Days);
        Assert.Equal(TimeSpan.FromHours(17), PlainClock.Local(byDays).TimeOfDay);
        Assert.True(Plain.IsWorkingDay(PlainClock.Local(byDays)));
        Assert.Equal(Plain.DaysAfter(start.At, length.Days), byDays);

        var byHours = Calendar.AddWorkingTime(start.At, length.Span);
        Assert.InRange(PlainClock.Local(byHours).TimeOfDay, TimeSpan.FromHours(9), TimeSpan.FromHours(17));
        Assert.True(Plain.IsWorkingDay(PlainClock.Local(byHours)));
        Assert.Equal(Plain.After(start.At, length.Minutes), byHours);
    }

    [Property]
    public void INV_29_Working_time_between_two_instants_is_what_the_plain_clock_counts(Start start, Length length)
    {
        var end = start.At.AddMinutes(length.Minutes * 3);
        Assert.Equal(TimeSpan.FromMinutes(Plain.Between(start.At, end)), Calendar.WorkingTimeBetween(start.At, end));
        var before = Calendar.SubtractWorkingTime(end, length.Span);
        Assert.Equal(length.Minutes, Plain.Between(before, end));
        Assert.True(Plain.IsWorkingMinute(before), "A minute later less would be left.");
    }

    [Property]
    public void INV_30_Working_hours_can_be_added_in_two_steps(Start start, Length one, Length other) =>
        Assert.Equal(Calendar.AddWorkingTime(start.At, one.Span + other.Span), Calendar.AddWorkingTime(Calendar.AddWorkingTime(start.At, one.Span), other.Span));

    [Property]
    public void INV_31_Elapsed_hours_are_hours_of_3600_seconds_summer_time_or_not(Start start, Length length) =>
        Assert.Equal(TimeSpan.FromSeconds(length.Days * 3600), new DeadlineRule.ElapsedHours(length.Days).Reckon(start.At, Calendar) - start.At);

    [Property]
    public void INV_32_An_instant_shown_in_Brussels_and_read_back_is_the_same_instant(Start start)
    {
        Assert.Equal(TimeSpan.Zero, BrusselsTime.Deadline(BrusselsTime.Local(start.At)).Offset);
        Assert.Equal(PlainClock.Local(start.At), BrusselsTime.Local(start.At));
        DateTimeOffset[] readings = [BrusselsTime.Start(BrusselsTime.Local(start.At)), BrusselsTime.Deadline(BrusselsTime.Local(start.At))];
        Assert.Contains(start.At, readings);
        Assert.True(readings[0] == readings[1] || readings[1] - readings[0] == TimeSpan.FromHours(1));
    }

    [Property]
    public void INV_32_In_the_repeated_hour_the_start_is_the_first_and_the_deadline_the_second_reading(int minute)
    {
        var first = new DateTimeOffset(2027, 10, 31, 0, Math.Abs(minute % 60), 0, TimeSpan.Zero);
        var second = first.AddHours(1);
        Assert.Equal(BrusselsTime.Local(first), BrusselsTime.Local(second));
        Assert.Equal(first, BrusselsTime.Start(BrusselsTime.Local(first)));
        Assert.Equal(second, BrusselsTime.Deadline(BrusselsTime.Local(first)));
    }
}
