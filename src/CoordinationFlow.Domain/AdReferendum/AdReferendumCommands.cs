using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>Instructs the Permanent Representation before there is a position; the vote given, or the proposed one (domain 3.14).</summary>
public sealed record InstructAdReferendum(string DossierId, string Reason, Vote? Vote = null) : DossierCommand(DossierId);

/// <summary>Fired by the clock one second after the definitive position was due.</summary>
public sealed record ReachDefinitiveDue(string DossierId) : DossierCommand(DossierId);
