using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>An activity that gives the procedure one command and leaves by Done, or by Refused where a rule says no.</summary>
public abstract class OneCommandActivity(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public sealed override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (await DecideAsync(context, session, CommandOn(session.DossierId)))
        {
            await context.CompleteAsync();
        }
    }

    /// <summary>The command on the instance's dossier.</summary>
    protected abstract DossierCommand CommandOn(string dossierId);

    /// <summary>What all of them have in the toolbox: no inputs, the ports Done and Refused.</summary>
    protected static ActivityDescriptor Describe(string typeName, string displayName, string description) => new()
    {
        TypeName = typeName,
        DisplayName = displayName,
        Description = description,
        Category = Category,
        Outputs = [RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };
}
