using System.Text.Json;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Idempotency;

/// <summary>What was done under a caller's key (INV-41): the same key and content give the same outcome, another content is refused.</summary>
internal sealed class IdempotencyKeys(Step step, TimeProvider clock)
{
    /// <summary>The outcome of the earlier call, or the refusal; null: the key is new or there is none.</summary>
    public async ValueTask<CommandOutcome?> EarlierAsync(CommandEnvelope envelope)
    {
        if (envelope.IdempotencyKey is not { } key || await step.Transaction.FindAsync(IdempotencyRow.Table, step.CancellationToken, envelope.Actor.PersonId, key) is not { } row)
        {
            return null;
        }

        if (row.ContentHash != HashOf(envelope.Command))
        {
            return new CommandOutcome(envelope.Command.DossierId) { Refusal = new Refusal("idempotency.mismatch", "idempotencyKey") };
        }

        var done = JsonSerializer.Deserialize<Done>(row.Outcome, CanonicalJson.Options)!;
        return new CommandOutcome(done.DossierId) { Receipt = done.Receipt is { } receipt ? receipt with { Again = true } : null, Again = true };
    }

    /// <summary>Remembers what came of the command, in the same transaction.</summary>
    public void Remember(CommandEnvelope envelope, CommandOutcome outcome)
    {
        if (envelope.IdempotencyKey is { } key)
        {
            step.Transaction.Insert(IdempotencyRow.Table, new IdempotencyRow
            {
                PersonId = envelope.Actor.PersonId,
                Key = key,
                ContentHash = HashOf(envelope.Command),
                Outcome = JsonSerializer.Serialize(new Done(outcome.DossierId, outcome.Receipt), CanonicalJson.Options),
                DoneAt = Instants.ToMilliseconds(clock.GetUtcNow()),
            });
        }
    }

    /// <summary>A new dossier's id is made for each try, so it is no part of what was asked.</summary>
    private static string HashOf(DossierCommand command) =>
        CanonicalJson.Hash(command.Name + CanonicalJson.Of<object>(command is CreateDossier create ? create with { DossierId = "" } : command));

    private sealed record Done(string DossierId, Receipt? Receipt);
}
