using System.Text.Json.Serialization;

namespace CoordinationFlow.Domain.Deadlines;

/// <summary>The rule that made a deadline; kept beside the instant, so that a change of calendar can say what it would move (domain 3.10, 4.2).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "form")]
[JsonDerivedType(typeof(WorkingDays), "workingDays")]
[JsonDerivedType(typeof(WorkingHours), "workingHours")]
[JsonDerivedType(typeof(ElapsedHours), "elapsedHours")]
[JsonDerivedType(typeof(LocalTime), "local")]
public abstract record DeadlineRule
{
    /// <summary>17:00 of the N-th working day after the start's local day.</summary>
    public sealed record WorkingDays(int Days) : DeadlineRule;

    /// <summary>N working hours after the start.</summary>
    public sealed record WorkingHours(int Hours) : DeadlineRule;

    /// <summary>N × 3600 s after the start.</summary>
    public sealed record ElapsedHours(int Hours) : DeadlineRule;

    /// <summary>An absolute local time in Europe/Brussels (unspecified kind); skipped and repeated hours are resolved as domain 4.2 says.</summary>
    public sealed record LocalTime(DateTime Local) : DeadlineRule;
}
