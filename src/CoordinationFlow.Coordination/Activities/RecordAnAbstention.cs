using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Records an abstention by the flow: only once the cutoff is reached and something blocks, or the top level has failed (D9, D13).</summary>
public sealed class RecordAnAbstention(SessionParts parts) : OneCommandActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = Describe(
        "CoordinationFlow.RecordAbstention",
        "Record an abstention",
        "Records that Belgium abstains and makes the instruction. By itself a flow may do so only once the cutoff is reached and something blocks, or the top level of the ladder has failed; else it leaves by Refused.");

    /// <inheritdoc/>
    protected override DossierCommand CommandOn(string dossierId) => new RecordAbstention(dossierId);
}
