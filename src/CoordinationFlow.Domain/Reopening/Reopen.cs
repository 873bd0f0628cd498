using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Reopening;

/// <summary>Opens a dossier that ended once more, for another position (D17).</summary>
public sealed record Reopen(string DossierId, string Reason) : DossierCommand(DossierId);
