using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>A deadline is at least the minimum notice away, unless the coordinator overrides with a reason (domain 3.10): <c>deadline.too-short</c>.</summary>
internal sealed record ADeadlineLeavesTheMinimumNotice(DateTimeOffset Deadline, DateTimeOffset Earliest, bool Overridden) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Overridden || Deadline >= Earliest ? null : new Refusal("deadline.too-short", "deadline") { Earliest = Earliest };
}
