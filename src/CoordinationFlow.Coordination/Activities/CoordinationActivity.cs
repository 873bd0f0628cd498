using System.Collections.Immutable;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>
/// An activity that a flow designer drags and that acts on the instance's dossier. A rule always beats a flow: where the rule says no, nothing
/// changes and the activity leaves by its port Refused, with the code as output.
/// </summary>
public abstract class CoordinationActivity(SessionParts parts) : ActivityKind
{
    /// <summary>The toolbox category of all of them.</summary>
    protected const string Category = "Coordination";

    /// <summary>The port by which a refused activity leaves; unconnected, it is an incident.</summary>
    protected const string Refused = "Refused";

    /// <summary>The output that every activity with the port has.</summary>
    protected static OutputDescriptor RefusalCode { get; } = new("RefusalCode", "String", "The code of the rule that said no; empty otherwise.");

    /// <summary>The port list with Refused at its end, which must be connected.</summary>
    protected static ImmutableArray<string> Ports(params string[] ports) => [.. ports, Refused];

    /// <summary>The dossier of the instance, within the step. Throws where the instance was started without one.</summary>
    protected async ValueTask<DossierSession> SessionAsync(ActivityContext context)
    {
        if (context.Step.Part<DossierSession>() is { } session)
        {
            return session;
        }

        return await FlowLinkRow.DossierOfAsync(context.Step, context.InstanceId) is { } dossierId
            ? await DossierSession.OpenAsync(context.Step, parts, dossierId)
            : throw new InvalidOperationException("A coordination flow cannot start without a dossier.");
    }

    /// <summary>Decides a command of the flow. A refusal leaves by the port; true: it was done.</summary>
    protected static async ValueTask<bool> DecideAsync(ActivityContext context, DossierSession session, DossierCommand command)
    {
        if (session.Decide(command, Actor.Flow).Refusal is not { } refusal)
        {
            return true;
        }

        await RefuseAsync(context, refusal);
        return false;
    }

    /// <summary>Leaves by the port Refused.</summary>
    protected static ValueTask RefuseAsync(ActivityContext context, Refusal refusal)
    {
        context.SetOutput(RefusalCode.Name, refusal.Code);
        return context.CompleteAsync(Refused);
    }
}
