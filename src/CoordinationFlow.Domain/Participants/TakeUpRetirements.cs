using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Participants;

/// <summary>Fired after a participant was retired: the dossier takes up every retirement that it has not taken up yet (domain 3.11).</summary>
public sealed record TakeUpRetirements(string DossierId) : DossierCommand(DossierId);
