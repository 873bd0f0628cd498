using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>A round does not end after the position is needed, unless the coordinator overrides with a reason (domain 3.10): <c>deadline.after-cutoff</c>.</summary>
internal sealed record ADeadlineIsNotAfterTheCutoff(DateTimeOffset Deadline, DateTimeOffset? Cutoff, bool Overridden) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Overridden || Cutoff is null || Deadline <= Cutoff ? null : new Refusal("deadline.after-cutoff", "deadline") { Cutoff = Cutoff };
}
