using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Instructions;

/// <summary>The instruction stands in the queue or inbox of the Permanent Representation.</summary>
public sealed record InstructionDelivered(int No) : DossierEvent;

/// <summary>The Permanent Representation has confirmed that it has the instruction.</summary>
public sealed record InstructionConfirmed(int No, string By) : DossierEvent;
