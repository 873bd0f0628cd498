using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.FollowUp;

/// <summary>The Permanent Representation reports what became of its instruction (domain 3.14); a deviation needs its reason.</summary>
public sealed record ReportBack(string DossierId, ReportResult Result, string? Reason = null) : DossierCommand(DossierId);
