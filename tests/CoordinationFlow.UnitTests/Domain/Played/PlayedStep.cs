using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>One command of a play: when it was effective and when processed, who gave it, what it led to, and the dossier before and after.</summary>
internal sealed record PlayedStep(DossierCommand Command, Actor Actor, DateTimeOffset At, DateTimeOffset Now, Decision Decision, DossierSnapshot Before, DossierSnapshot After)
{
    public bool IsRefused => Decision.Refusal is not null;

    public IEnumerable<T> Events<T>() => Decision.Events.OfType<T>();
}
