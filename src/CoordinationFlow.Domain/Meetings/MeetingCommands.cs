using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Meetings;

/// <summary>Moves the item's meeting to another date (a date in Belgium); a cutoff that is derived from it moves with it (domain 1.5).</summary>
public sealed record MoveMeeting(string DossierId, DateOnly Date) : DossierCommand(DossierId);
