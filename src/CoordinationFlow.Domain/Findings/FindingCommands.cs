using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Findings;

/// <summary>The coordinator takes a finding up, settles or drops it; possible in every state of the dossier, also after its end.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Number">The finding's number.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="Owner">The participant that sees to it; null: the coordinator.</param>
/// <param name="Review">When to look at it again, a day in Belgium; for one in progress only.</param>
/// <param name="Remark">Why; needed to settle or drop it.</param>
public sealed record HandleFinding(string DossierId, int Number, FindingState State, string? Owner = null, DateOnly? Review = null, string? Remark = null) : DossierCommand(DossierId);

/// <summary>Fired by the clock when a day of review is over.</summary>
public sealed record ReviewFindings(string DossierId) : DossierCommand(DossierId);
