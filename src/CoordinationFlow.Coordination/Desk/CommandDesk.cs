using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Idempotency;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.Telemetry;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Desk;

/// <inheritdoc cref="ICommandDesk"/>
public sealed class CommandDesk(IStore store, SessionParts parts, DossierFlow flow, SystemAudit systemAudit, IAnswersTaken answers, ICrashPoints crashPoints) : ICommandDesk
{
    private readonly DossierGates _gates = new();
    private readonly AnswersBeforeDue _answers = new(store, answers);

    /// <inheritdoc/>
    public async Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        using var activity = CoordinationTelemetry.Source.StartActivity("command.decide");
        var began = TimeProvider.System.GetTimestamp();
        var outcome = await DecideAsync(Prepared(envelope), cancellationToken);
        var (command, said) = (envelope.Command.Name, outcome.Refusal?.Code ?? "done");
        activity?.SetTag("coordination.command", command).SetTag("coordination.outcome", said);
        CoordinationTelemetry.Decide.Record(TimeProvider.System.GetElapsedTime(began).TotalSeconds, KeyValuePair.Create<string, object?>("command", command), KeyValuePair.Create<string, object?>("outcome", said));
        if (envelope.DueId is not null && outcome.Refusal is null)
        {
            CoordinationTelemetry.DeadlineLag.Record(Math.Max(0, (parts.Clock.GetUtcNow() - envelope.ReceivedAt).TotalSeconds));
        }

        return outcome;
    }

    private async Task<CommandOutcome> DecideAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var outcome = await AfterWhatIsOverdueAsync(envelope, cancellationToken);
        return outcome.Refusal is not null && !await InTurnAsync(envelope, () => RecordRefusalAsync(envelope, outcome.Refusal, cancellationToken), cancellationToken)
            ? outcome with { Again = true }
            : outcome;
    }

    /// <summary>
    /// What fell due before the command came takes effect before it, also where no worker has fired it yet: the state never depends on a timer
    /// having fired on time (domain 3.2). What is refused then, or waits for answers that may still be under way, is left to the worker, and holds
    /// nobody up.
    /// </summary>
    private async Task<CommandOutcome> AfterWhatIsOverdueAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var (waits, fellDue) = (envelope.DueId is null, new List<DossierEvent>());
        while (true)
        {
            var outcome = await InTurnAsync(envelope, () => TryAsync(envelope, waits, cancellationToken), cancellationToken);
            if (outcome.Overdue is not { } due)
            {
                return outcome with { FellDue = fellDue };
            }

            waits = await _answers.AreTakenAsync(due, cancellationToken);
            if (!waits)
            {
                continue;
            }

            var fired = await HandleAsync(DueRun.EnvelopeOf(due), cancellationToken);
            fellDue.AddRange(fired.Events);
            waits = fired.Refusal is null;
        }
    }

    private Task<T> InTurnAsync<T>(CommandEnvelope envelope, Func<ValueTask<T>> work, CancellationToken cancellationToken) =>
        _gates.PassAsync(envelope.Command.DossierId, () => StepRetry.RunAsync(work), cancellationToken);

    /// <summary>What a change of calendar or participants asks of a dossier is decided by the change itself, also where another process made it.</summary>
    private static bool FollowsReferenceData(CommandEnvelope envelope) => envelope.Command is ReckonDeadlineAnew or TakeUpRetirements;

    private CommandEnvelope Prepared(CommandEnvelope envelope)
    {
        envelope = envelope with { ReceivedAt = Instants.ToMilliseconds(envelope.ReceivedAt) };
        return envelope.Command is CreateDossier { DossierId: "" } create ? envelope with { Command = create with { DossierId = parts.Identity.NewId() } } : envelope;
    }

    private async ValueTask<CommandOutcome> TryAsync(CommandEnvelope envelope, bool waits, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var step = new Step(transaction, envelope.ReceivedAt, cancellationToken);
        var keys = new IdempotencyKeys(step, parts.Clock);
        if (await keys.EarlierAsync(envelope) is { } earlier)
        {
            return earlier;
        }

        if (await AlreadyTakenAsync(envelope, transaction, cancellationToken))
        {
            return new CommandOutcome(envelope.Command.DossierId) { Again = true };
        }

        if (FollowsReferenceData(envelope))
        {
            parts.Reference.Forget();
        }

        var session = await DossierSession.OpenAsync(step, parts, envelope.Command.DossierId);
        if (await UnknownAsync(envelope, session, transaction, cancellationToken) is { } unknown)
        {
            return await RefusedAsync(keys, envelope, unknown);
        }

        if (waits && await OverdueAsync(session.DossierId, step) is { } overdue)
        {
            return new CommandOutcome(session.DossierId) { Overdue = overdue };
        }

        crashPoints.Reached(CrashPoint.BeforeDecide);
        var decision = await DecideAsync(envelope, session, step);
        crashPoints.Reached(CrashPoint.AfterDecide);
        if (decision.Refusal is not null)
        {
            return await RefusedAsync(keys, envelope, decision.Refusal);
        }

        var outcome = new CommandOutcome(session.DossierId) { Receipt = decision.Receipt };
        await TakeOutDueAsync(envelope, transaction, cancellationToken);
        keys.Remember(envelope, outcome);
        await new Answering(step, parts).WriteReceiptAsync(envelope, decision.Receipt);
        crashPoints.Reached(CrashPoint.BeforeCommit);
        await CommitAsync(step);
        crashPoints.Reached(CrashPoint.AfterCommit);
        return outcome with { Events = [.. session.Events] };
    }

    private static async ValueTask CommitAsync(Step step)
    {
        using var activity = CoordinationTelemetry.Source.StartActivity("step.commit");
        var began = TimeProvider.System.GetTimestamp();
        await step.CommitAsync();
        CoordinationTelemetry.Commit.Record(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>What fell due for the dossier at or before the command's instant, the first in order: rounds, cutoff, reviews, and what a change of calendar or participants asks.</summary>
    private static async ValueTask<DueRow?> OverdueAsync(string dossierId, Step step) =>
        (await step.Transaction.QueryAsync(DueRow.Of(dossierId), step.CancellationToken))
            .Where(row => row.DueAt <= step.At).OrderBy(row => row.DueAt).ThenBy(row => row.Priority).ThenBy(row => row.Id, StringComparer.Ordinal).FirstOrDefault();

    // The same call may have been done by another try since the key was looked up; what is refused now is what it did.
    private static async ValueTask<CommandOutcome> RefusedAsync(IdempotencyKeys keys, CommandEnvelope envelope, Refusal refusal) =>
        await keys.EarlierAsync(envelope) ?? new CommandOutcome(envelope.Command.DossierId) { Refusal = refusal };

    /// <summary>The person's command and what the flow does next, in the same step; a refusal of either makes both undone.</summary>
    private async ValueTask<Decision> DecideAsync(CommandEnvelope envelope, DossierSession session, Step step)
    {
        try
        {
            return await flow.DecideAsync(step, session, envelope.Command, envelope.Actor);
        }
        catch (CommandAbortedException aborted)
        {
            return new Decision { Refusal = aborted.Refusal };
        }
    }

    // A position that comes again is still put to the dossier, which gives its first receipt again.
    private async ValueTask<bool> AlreadyTakenAsync(CommandEnvelope envelope, IStepTransaction transaction, CancellationToken cancellationToken) =>
        await IsInInboxAsync(envelope, transaction, cancellationToken) && envelope.Command is not Domain.Positions.CommitPosition;

    private async ValueTask<bool> IsInInboxAsync(CommandEnvelope envelope, IStepTransaction transaction, CancellationToken cancellationToken)
    {
        if (envelope.InboxMessageId is not { } messageId)
        {
            return false;
        }

        var endpoint = Answering.EndpointOf(envelope);
        if (await transaction.FindAsync(InboxRow.Table, cancellationToken, endpoint, messageId) is not null)
        {
            return true;
        }

        transaction.Insert(InboxRow.Table, new InboxRow { Endpoint = endpoint, MessageId = messageId, TakenAt = Instants.ToMilliseconds(parts.Clock.GetUtcNow()) });
        return false;
    }

    private static async ValueTask<Refusal?> UnknownAsync(CommandEnvelope envelope, DossierSession session, IStepTransaction transaction, CancellationToken cancellationToken)
    {
        if (envelope.Command is CreateDossier create)
        {
            return await WhoHasAsync(create.Sheet.Reference, transaction, cancellationToken) is null ? null : new Refusal("input.invalid", "reference");
        }

        var actor = envelope.Actor;
        var wasRetired = actor.Participant is { } participant && session.Snapshot.Successors.ContainsKey(participant);
        var isHidden = actor.Role is not (Role.Flow or Role.Clock or Role.System) && !wasRetired && !(await transaction.VisibilityAsync(session.Snapshot, actor.Role, actor.Participant, cancellationToken)).CanSee;
        return !session.Exists || isHidden ? new Refusal("dossier.unknown")
            : envelope.Command is EditSheet edit && await WhoHasAsync(edit.Sheet.Reference, transaction, cancellationToken) is { } other && other != edit.DossierId ? new Refusal("input.invalid", "reference")
            : null;
    }

    /// <summary>The id of the dossier with that reference; null: none.</summary>
    private static async ValueTask<string?> WhoHasAsync(string reference, IStepTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Reference), Comparison.Equal, reference).Take(1), cancellationToken) is [var row] ? row.Id : null;

    private static async ValueTask TakeOutDueAsync(CommandEnvelope envelope, IStepTransaction transaction, CancellationToken cancellationToken)
    {
        if (envelope.DueId is { } dueId && await transaction.FindAsync(DueRow.Table, cancellationToken, dueId) is { } due && due.DueAt <= envelope.ReceivedAt)
        {
            transaction.Delete(DueRow.Table, due);
        }
    }

    /// <summary>
    /// A refusal stands in the audit by a transaction of its own, after everything was rolled back; false where it stood already, because
    /// the same message came before.
    /// </summary>
    private async ValueTask<bool> RecordRefusalAsync(CommandEnvelope envelope, Refusal refusal, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await IsInInboxAsync(envelope, transaction, cancellationToken))
        {
            return false;
        }

        var step = new Step(transaction, envelope.ReceivedAt, cancellationToken);
        var session = await DossierSession.OpenAsync(step, parts, envelope.Command.DossierId);
        if (session.Exists && refusal.Code != "dossier.unknown")
        {
            session.RecordRefusal(envelope.Command, envelope.Actor, refusal);
        }
        else
        {
            await systemAudit.AppendAsync(transaction, nameof(CommandRefused), new { command = envelope.Command.Name, dossier = envelope.Command.DossierId, code = refusal.Code }, envelope.Actor, cancellationToken);
        }

        await new Answering(step, parts).WriteRefusalAsync(envelope, refusal);
        await step.CommitAsync();
        return true;
    }
}
