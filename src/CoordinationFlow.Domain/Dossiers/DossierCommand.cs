namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// Something that a person, the flow or the clock asks of one dossier (domain 3.17). Commands are the one vocabulary of REST, portal,
/// queue, flow and simulation; each stands in the folder of its feature.
/// </summary>
/// <param name="DossierId">The dossier's id.</param>
public abstract record DossierCommand(string DossierId)
{
    /// <summary>The command's name in audit, refusals and scenario files: the type's name in camelCase.</summary>
    public string Name => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];
}
