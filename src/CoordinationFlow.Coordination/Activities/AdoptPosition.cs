using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Adopts the common position by the flow: only after an unbroken silence (D12).</summary>
public sealed class AdoptPosition(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.Adopt",
        DisplayName = "Adopt",
        Description = "Adopts the common position and makes its instruction. By itself a flow may do so only after an unbroken silence; else it leaves by Refused.",
        Category = Category,
        Outputs = [RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (await DecideAsync(context, session, new Adopt(session.DossierId)))
        {
            await context.CompleteAsync();
        }
    }
}
