using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Instructions;

/// <summary>The instruction stands in the Permanent Representation's queue or inbox since the command's instant.</summary>
public sealed record DeliverInstruction(string DossierId, int No) : DossierCommand(DossierId);

/// <summary>The Permanent Representation confirms that it has the instruction.</summary>
public sealed record ConfirmInstruction(string DossierId, int No) : DossierCommand(DossierId);
