using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Coordination.Participants;

/// <summary>Participants, persons, policy areas and the calendar as they are now; read often, changed seldom. Thread-safe, cached.</summary>
public interface IReferenceData
{
    /// <summary>The current data.</summary>
    ValueTask<ReferenceData> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>Forgets what is kept in memory: the next question reads the store, where another process may have changed it.</summary>
    void Forget();
}

/// <summary>Changes of the administrator; each is audited on the system chain with who and when.</summary>
public interface IAdministration
{
    /// <summary>Adds or changes a participant.</summary>
    Task SaveParticipantAsync(Caller by, Participant participant, CancellationToken cancellationToken);

    /// <summary>
    /// Retires a participant from now on, into a successor or without one; every dossier in which it has a seat follows (domain 3.11). Throws
    /// <see cref="Domain.Refusals.RefusedException"/> where either is unknown or retired already.
    /// </summary>
    Task RetireParticipantAsync(Caller by, string code, string? successor, CancellationToken cancellationToken);

    /// <summary>Adds or changes a person.</summary>
    Task SavePersonAsync(Caller by, Person person, CancellationToken cancellationToken);

    /// <summary>Enters or removes a bridge or compensation day.</summary>
    Task SetClosedDayAsync(Caller by, DateOnly day, string kind, bool closed, CancellationToken cancellationToken);
}

/// <summary>A snapshot of the reference data.</summary>
public sealed record ReferenceData(
    ImmutableDictionary<string, Participant> Participants, ImmutableDictionary<string, Person> Persons,
    ImmutableArray<PolicyArea> Areas, WorkingCalendar Calendar);

/// <summary>A policy area with its default circulation list (domain 5.2, 8.2).</summary>
public sealed record PolicyArea(string Code, ImmutableDictionary<string, string> Names)
{
    /// <summary>Participants whose consent is asked by default.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Participants consulted by default.</summary>
    public ImmutableArray<string> Consulted { get; init; } = [];

    /// <summary>Participants told by default.</summary>
    public ImmutableArray<string> Informed { get; init; } = [];

    /// <summary>Observers by default.</summary>
    public ImmutableArray<string> Observers { get; init; } = [];
}
