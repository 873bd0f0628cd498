using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>An activity that waits for what a person does with the dossier and leaves by the name of what came first.</summary>
public abstract class PersonsTurnActivity(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public sealed override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (!Turn(context, session))
        {
            await context.CompleteAsync();
            return;
        }

        foreach (var awaited in AwaitedOn(session.Snapshot))
        {
            context.WaitFor(awaited);
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        context.StopWaiting();
        DossierOutputs.Set(context, (await SessionAsync(context)).Snapshot);
        await context.CompleteAsync(resumption.Stimulus.Key.Name);
    }

    /// <summary>What is done before the wait; false: it is nobody's turn, and the activity leaves by Done at once.</summary>
    protected virtual bool Turn(ActivityContext context, DossierSession session) => true;

    /// <summary>What ends the wait, as the dossier stands at its beginning; each name is one of the activity's outcomes.</summary>
    protected abstract IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier);
}
