using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Records an abstention by the flow: only once the cutoff is reached and something blocks (D13).</summary>
public sealed class RecordAnAbstention(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.RecordAbstention",
        DisplayName = "Record an abstention",
        Description = "Records that Belgium abstains and makes the instruction. By itself a flow may do so only once the cutoff is reached and something blocks; else it leaves by Refused.",
        Category = Category,
        Outputs = [RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (await DecideAsync(context, session, new RecordAbstention(session.DossierId)))
        {
            await context.CompleteAsync();
        }
    }
}
