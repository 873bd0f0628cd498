using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>A deadline is at least the minimum notice away; the coordinator's reason lifts that, but never into the past (domain 3.10): <c>deadline.too-short</c>.</summary>
internal sealed record ADeadlineLeavesTheMinimumNotice(DateTimeOffset Deadline, DateTimeOffset Now, DateTimeOffset Earliest, bool Overridden) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Deadline >= Earliest || (Overridden && Deadline > Now) ? null : new Refusal("deadline.too-short", "deadline") { Earliest = Earliest };
}
