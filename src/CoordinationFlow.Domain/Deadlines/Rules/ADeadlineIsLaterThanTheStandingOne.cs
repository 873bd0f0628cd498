using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Deadlines.Rules;

/// <summary>Extending moves a deadline later than the standing one (domain 3.10): <c>deadline.too-short</c>.</summary>
internal sealed record ADeadlineIsLaterThanTheStandingOne(DateTimeOffset Deadline, DateTimeOffset Standing) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Deadline > Standing ? null : new Refusal("deadline.too-short", "deadline") { Earliest = Standing };
}
