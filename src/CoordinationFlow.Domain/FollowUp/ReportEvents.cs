using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.FollowUp;

/// <summary>The report after the meeting, about the instruction that was valid then.</summary>
public sealed record ReportRecorded(ReportResult Result, int Instruction, string? ReasonHash) : DossierEvent;
