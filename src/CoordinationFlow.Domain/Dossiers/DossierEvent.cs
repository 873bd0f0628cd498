namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// Something that happened to a dossier. Events are what the audit chain holds, and the dossier's state is their fold (INV-40).
/// They hold hashes and never the text of a draft, comment or reason: texts are kept beside them.
/// </summary>
public abstract record DossierEvent
{
    /// <summary>The effective instant, UTC.</summary>
    public DateTimeOffset At { get; init; }
}
