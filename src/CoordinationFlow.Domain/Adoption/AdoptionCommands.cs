using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Adopts the common position (D11, D12); the instruction is made in the same instant.</summary>
public sealed record Adopt(string DossierId, string? Reason = null) : DossierCommand(DossierId);

/// <summary>Records an abstention (D13); the instruction is made in the same instant.</summary>
public sealed record RecordAbstention(string DossierId, string? Reason = null) : DossierCommand(DossierId);
