namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// A file under coordination: its state is the fold of its events, and <see cref="Decide"/> is the only way to new ones.
/// </summary>
public sealed class Dossier(DossierSnapshot snapshot)
{
    /// <summary>The state; immutable, serialisable by System.Text.Json.</summary>
    public DossierSnapshot Snapshot { get; private set; } = snapshot;

    /// <summary>Decides a command by the rules, applies the events to this object and returns them; a refusal changes nothing.</summary>
    public Decision Decide(DossierCommand command, DecisionContext context) => throw new NotImplementedException();

    /// <summary>Applies one event that was decided before.</summary>
    public void Apply(DossierEvent happened) => throw new NotImplementedException();
}

/// <summary>A dossier's state.</summary>
public sealed record DossierSnapshot
{
    /// <summary>The dossier before its first event.</summary>
    public static DossierSnapshot None { get; } = new();

    /// <summary>The dossier's id.</summary>
    public string Id { get; init; } = "";
}
