using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>One command of a play: when it was effective and when processed, who gave it, what it led to, and the dossier before and after.</summary>
internal sealed record PlayedStep(DossierCommand Command, Actor Actor, DateTimeOffset At, DateTimeOffset Now, Decision Decision, DossierSnapshot Before, DossierSnapshot After)
{
    /// <summary>The calendar in force.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Who was who.</summary>
    public required PlainDirectory Directory { get; init; }

    /// <summary>Bridge days in force.</summary>
    public DateOnly[] BridgeDays => [.. Calendar.BridgeDays];

    public bool IsRefused => Decision.Refusal is not null;

    public IEnumerable<T> Events<T>() => Decision.Events.OfType<T>();
}
