using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the Permanent Representation's report after the meeting (domain 3.2: D16; 3.14).</summary>
public sealed class AskForReport(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.ReportBack",
        DisplayName = "Report back",
        Description = "Waits for the Permanent Representation's report and leaves by what it says. It leaves by Refused where there is no instruction to report on. A reopening or a withdrawal cancels the instance.",
        Category = Category,
        Outputs = [RefusalCode],
        Outcomes = Ports([.. Enum.GetNames<ReportResult>()]),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (session.Snapshot.State != DossierState.InFollowUp)
        {
            await RefuseAsync(context, new Refusal("state.wrong"));
            return;
        }

        context.WaitFor(FlowEvents.Reported(session.DossierId));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption) =>
        await context.CompleteAsync((await SessionAsync(context)).Snapshot.Reports[^1].Result.ToString());
}
