using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>A further reminder to all who have not answered; the round's own reminders go by themselves.</summary>
public sealed class RemindParticipants(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.Remind",
        DisplayName = "Remind",
        Description = "Reminds all who have not answered in the open round, once more than the procedure does by itself.",
        Category = Category,
        Outputs = [RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (await DecideAsync(context, session, new Remind(session.DossierId)))
        {
            await context.CompleteAsync();
        }
    }
}
