using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits until the dossier's cutoff is reached or its meeting's day begins; goes on at once where there is none.</summary>
public sealed class WaitUntil(SessionParts parts) : CoordinationActivity(parts)
{
    private const string Meeting = "Meeting";
    private const string Cutoff = "Cutoff";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.WaitUntil",
        DisplayName = "Wait until",
        Description = "Waits until the cutoff is reached or the meeting's day begins. A meeting that moves is waited for anew. Goes on at once where the dossier has none, or it has passed.",
        Category = Category,
        Inputs = [new("What", "String", "What to wait for.") { UiHint = "dropdown", Choices = [Cutoff, Meeting], DefaultValue = Cutoff }],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        var dossier = session.Snapshot;
        if (context.Input<string>("What") != Meeting && dossier is { Cutoff: not null, CutoffIsReached: false })
        {
            context.WaitFor(FlowEvents.Cutoff(session.DossierId));
            return;
        }

        if (context.Input<string>("What") == Meeting && dossier.Sheet.Meeting is { } meeting && BrusselsTime.Start(meeting.ToDateTime(TimeOnly.MinValue)) is var begins && begins > context.Step.At)
        {
            context.WaitUntil(begins);
            context.WaitFor(FlowEvents.MeetingMoved(session.DossierId));
            return;
        }

        await context.CompleteAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        context.StopWaiting();
        if (resumption.Stimulus.Key.Name == FlowEvents.MeetingMoved("").Name)
        {
            await ExecuteAsync(context);
            return;
        }

        await context.CompleteAsync();
    }
}
