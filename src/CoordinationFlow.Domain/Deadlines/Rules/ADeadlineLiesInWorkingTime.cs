using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>An Ordinary or Silence round ends in working hours of a working day (domain 3.10): <c>deadline.not-working-time</c>, with a suggestion.</summary>
internal sealed record ADeadlineLiesInWorkingTime(Procedure Procedure, DateTimeOffset Deadline, WorkingCalendar Calendar) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Procedure == Procedure.Urgent || Calendar.IsWorkingTime(Deadline)
        ? null
        : new Refusal("deadline.not-working-time", "deadline") { Suggestion = Calendar.SuggestionInsteadOf(Deadline) };
}
