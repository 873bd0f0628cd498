using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Adopts the common position by the flow: only after an unbroken silence or an agreement at a level (D12; domain 3.17).</summary>
public sealed class AdoptPosition(SessionParts parts) : OneCommandActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = Describe(
        "CoordinationFlow.Adopt",
        "Adopt",
        "Adopts the common position and makes its instruction. By itself a flow may do so only after an unbroken silence or an agreement recorded at a level; else it leaves by Refused.");

    /// <inheritdoc/>
    protected override DossierCommand CommandOn(string dossierId) => new Adopt(dossierId);
}
