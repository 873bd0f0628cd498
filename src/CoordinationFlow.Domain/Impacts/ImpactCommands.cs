using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>Fired after a change of the working calendar: says what it would move, and moves nothing (domain 3.10, 4.2).</summary>
public sealed record ReckonDeadlineAnew(string DossierId) : DossierCommand(DossierId);

/// <summary>The coordinator applies the proposal of the last impact on the open round's deadline.</summary>
public sealed record ApplyImpact(string DossierId) : DossierCommand(DossierId);

/// <summary>The coordinator keeps the open round's deadline as it is.</summary>
public sealed record KeepImpact(string DossierId, string? Reason = null) : DossierCommand(DossierId);
