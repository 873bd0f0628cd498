using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Reopening;

/// <summary>The dossier was reopened; what is prepared from here on is this position.</summary>
public sealed record Reopened(int Position, string ReasonHash) : DossierEvent;
