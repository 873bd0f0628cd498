using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>Asks every holder of an open reservation or objection, or the one named, to lift it.</summary>
public sealed record AskToLift(string DossierId, string? Participant = null) : DossierCommand(DossierId);

/// <summary>Fired by the clock one second after a review date of kept reservations.</summary>
public sealed record ReviewReservations(string DossierId) : DossierCommand(DossierId);
