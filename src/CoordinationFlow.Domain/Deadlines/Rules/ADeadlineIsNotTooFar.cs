using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>At most 30 working days (Ordinary), 10 (Silence) or 24 elapsed hours (Urgent) from the circulation or extension on (domain 3.8): <c>deadline.too-long</c>.</summary>
internal sealed record ADeadlineIsNotTooFar(Procedure Procedure, DateTimeOffset From, DateTimeOffset Deadline, WorkingCalendar Calendar) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Deadline <= Latest() ? null : new Refusal("deadline.too-long", "deadline");

    private DateTimeOffset Latest() => Procedure switch
    {
        Procedure.Urgent => Reckoning.AddElapsed(From, 24),
        Procedure.Silence => Calendar.AddWorkingDays(From, 10),
        _ => Calendar.AddWorkingDays(From, 30),
    };
}
