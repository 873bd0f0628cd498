using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Findings;

/// <summary>Somebody has seen to a finding.</summary>
public sealed record FindingHandled(int Number, FindingState State, string? Owner, DateOnly? Review, string? RemarkHash) : DossierEvent;

/// <summary>Findings in progress are past their day of review; their owners are told.</summary>
public sealed record FindingsOverdue(ImmutableArray<int> Numbers) : DossierEvent;
