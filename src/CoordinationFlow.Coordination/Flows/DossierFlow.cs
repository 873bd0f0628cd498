using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>
/// Where a command meets the dossier's flow (design, section 4): persons act on the procedure and the flow follows; circulating is carried out by
/// the flow, where it waits for it. Everything happens in the given step.
/// </summary>
public sealed class DossierFlow(IWorkflowRuntime runtime, IIdentity identity)
{
    /// <summary>Decides the command, lets the flow follow, and returns the decision on the command itself. Throws <see cref="CommandAbortedException"/>.</summary>
    public async ValueTask<Decision> DecideAsync(Step step, DossierSession session, DossierCommand command, Actor actor)
    {
        if (command is Circulate circulate && actor.Role != Role.Flow && await ByTheFlowAsync(step, session, circulate, actor) is { } done)
        {
            return done;
        }

        var open = session.Snapshot.OpenRound?.Number;
        var decision = session.Decide(command, actor);
        if (decision.Refusal is null)
        {
            await FollowAsync(step, session, command, decision, open);
        }

        return decision;
    }

    /// <summary>The flow carries the circulation out: the first one starts it, later ones resume its wait. Null: no flow waits for it.</summary>
    private async ValueTask<Decision?> ByTheFlowAsync(Step step, DossierSession session, Circulate command, Actor actor)
    {
        var state = session.Snapshot.State;
        if (state is not (DossierState.Preparing or DossierState.Assessing) || Permissions(session, command, actor) is not null)
        {
            return null;
        }

        var pending = new PendingCirculation(command, actor);
        step.Enlist(pending);
        if (state == DossierState.Preparing)
        {
            await StartAsync(step, session);
        }
        else
        {
            await runtime.ResumeAsync(step, new Stimulus(FlowEvents.Revised(session.DossierId)), keep: false);
        }

        // Where no activity took the wish, the domain acts on it; a later Circulate of this step must not act on it again.
        return pending.Take() is null ? new Decision() : null;
    }

    private static Refusal? Permissions(DossierSession session, Circulate command, Actor actor) =>
        Domain.Rights.Permissions.Allows(command.GetType(), actor.Role, actor.Participant, session.Snapshot.Sheet.Pilot) ? null : new Refusal("right.missing");

    private async ValueTask StartAsync(Step step, DossierSession session)
    {
        var sheet = session.Snapshot.Sheet;
        var instanceId = identity.NewId();
        step.Transaction.Insert(FlowLinkRow.Table, new FlowLinkRow { DossierId = session.DossierId, PositionNo = session.Snapshot.PositionNo, InstanceId = instanceId });
        try
        {
            await runtime.StartAsync(step, new StartRequest(sheet.Flow)
            {
                InstanceId = instanceId,
                CorrelationId = session.DossierId,
                Input = new Dictionary<string, object?> { ["MaxRounds"] = sheet.MaxRounds, ["SupplementaryRounds"] = sheet.SupplementaryRounds },
            });
        }
        catch (DefinitionNotFoundException)
        {
            throw new CommandAbortedException(new Refusal("input.invalid", "flow"));
        }
    }

    private async ValueTask FollowAsync(Step step, DossierSession session, DossierCommand command, Decision decision, int? openBefore)
    {
        if (command is Withdraw)
        {
            await CancelAsync(step, session, session.Snapshot.PositionNo);
            return;
        }

        if (command is Reopen)
        {
            await CancelAsync(step, session, session.Snapshot.PositionNo - 1);
            return;
        }

        if (command is Supersede && openBefore is { } old && session.Snapshot.OpenRound is { } next)
        {
            await runtime.MoveWaitAsync(step, FlowEvents.RoundClosed(session.DossierId, old), FlowEvents.RoundClosed(session.DossierId, next.Number));
        }

        foreach (var happened in decision.Events)
        {
            if (FlowEvents.Of(session.DossierId, happened) is var (key, keep))
            {
                await runtime.ResumeAsync(step, new Stimulus(key), keep);
            }
        }
    }

    private async ValueTask CancelAsync(Step step, DossierSession session, int position)
    {
        var link = await step.Transaction.FindAsync(FlowLinkRow.Table, step.CancellationToken, session.DossierId, position);
        if (link is not null)
        {
            await runtime.CancelAsync(step, link.InstanceId);
        }
    }
}
