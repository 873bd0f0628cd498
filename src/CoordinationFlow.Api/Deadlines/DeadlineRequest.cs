using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Domain.Deadlines;

namespace CoordinationFlow.Api.Deadlines;

/// <summary>A deadline as a rule; exactly one field. Reckoned in Europe/Brussels from the command's instant.</summary>
[ExactlyOne]
public sealed record DeadlineRequest
{
    /// <summary>17:00 of the N-th working day after today.</summary>
    [Range(1, 366)]
    public int? WorkingDays { get; init; }

    /// <summary>N working hours from now.</summary>
    [Range(1, 2000)]
    public int? WorkingHours { get; init; }

    /// <summary>N hours from now, any day and hour.</summary>
    [Range(1, 8784)]
    public int? ElapsedHours { get; init; }

    /// <summary>A local time in Europe/Brussels without offset, such as 2027-03-25T17:00.</summary>
    public DateTime? Local { get; init; }

    /// <summary>The domain's rule.</summary>
    public DeadlineRule Rule() => this switch
    {
        { WorkingDays: { } days } => new DeadlineRule.WorkingDays(days),
        { WorkingHours: { } hours } => new DeadlineRule.WorkingHours(hours),
        { ElapsedHours: { } hours } => new DeadlineRule.ElapsedHours(hours),
        _ => new DeadlineRule.LocalTime(Local!.Value),
    };
}
