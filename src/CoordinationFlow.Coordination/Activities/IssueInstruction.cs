using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Makes sure that the instruction is on its way to the Permanent Representation; it is made together with adoption or abstention.</summary>
public sealed class IssueInstruction(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.IssueInstruction",
        DisplayName = "Issue the instruction",
        Description = "Hands the valid instruction to the Permanent Representation. It leaves by Refused where nothing was adopted and no abstention recorded.",
        Category = Category,
        Outputs = [new("No", "Int32", "The instruction's number."), new("Vote", "String", "How Belgium votes."), RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (session.Snapshot.Instructions.IsEmpty)
        {
            await RefuseAsync(context, new Refusal("state.wrong"));
            return;
        }

        var instruction = session.Snapshot.Instructions[^1];
        context.SetOutput("No", instruction.No);
        context.SetOutput("Vote", instruction.Vote.ToString());
        await context.CompleteAsync();
    }
}
