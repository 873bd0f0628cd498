using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>A length is at least one day or hour, and no more than the calendar can reckon: <c>input.invalid</c>.</summary>
internal sealed record ADeadlineHasALength(DeadlineRule Rule) : IRule
{
    private const int Most = 10_000;

    /// <inheritdoc/>
    public Refusal? Broken() => Rule switch
    {
        DeadlineRule.WorkingDays { Days: < 1 or > Most } => new Refusal("input.invalid", "deadline.workingDays"),
        DeadlineRule.WorkingHours { Hours: < 1 or > Most } => new Refusal("input.invalid", "deadline.workingHours"),
        DeadlineRule.ElapsedHours { Hours: < 1 or > Most } => new Refusal("input.invalid", "deadline.elapsedHours"),
        DeadlineRule.LocalTime { Local.Year: < 2000 or > 2200 } => new Refusal("input.invalid", "deadline.local"),
        _ => null,
    };
}
