using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>
/// Convenes a level of the ladder for a planned instant, UTC (D5, and the next level after NoAgreement). <paramref name="Reason"/> is needed where
/// the outcome is Incomplete, and where levels are passed over because the cutoff is nearer than their notice.
/// </summary>
public sealed record Escalate(string DossierId, Level Level, DateTimeOffset Sitting, string? Reason = null) : DossierCommand(DossierId);

/// <summary>
/// Records a level's sitting (D6 to D9): its decision, who was present, the minutes, and for Agreement the paragraphs decided with the texts of
/// the table, in the draft's languages; a paragraph without a text there keeps the one it has.
/// </summary>
public sealed record RecordSitting(
    string DossierId, Level Level, SittingDecision Decision, ImmutableArray<string> Present, string Minutes, ImmutableArray<string> Decides, ImmutableArray<Paragraph> Paragraphs)
    : DossierCommand(DossierId);

/// <summary>Asks the coordinator to convene the next level, with the reason (domain 3.13).</summary>
public sealed record AskForLevel(string DossierId, string Reason) : DossierCommand(DossierId);
