using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Trying;

/// <inheritdoc cref="ISandbox"/>
public sealed class SandboxDesk(IStore store, ICommandDesk desk, TimeProvider clock) : ISandbox
{
    private const int OpenAtMost = 20;
    private const int UrgentHours = 3;
    private static readonly Actor Lead = QueueAccount.ActorOf(Sandbox.Lead) with { Channel = Channel.Rest };

    private static readonly ImmutableArray<Paragraph> Shipped =
    [
        new("p1", Text("This is a try: nobody reads the answer.", "Ceci est un essai : personne ne lit la réponse.", "Dit is een proef: niemand leest het antwoord.", "Dies ist ein Versuch: Niemand liest die Antwort.")),
        new("p2", Text("A second paragraph, to be answered otherwise.", "Un second paragraphe, à répondre autrement.", "Een tweede paragraaf, anders te beantwoorden.", "Ein zweiter Absatz, anders zu beantworten.")),
    ];

    /// <inheritdoc/>
    public async Task<SandboxTask> AskAsync(Caller caller, SandboxWish wish, string dossierId, string key, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        Check(caller);
        await ClearAsync(dossierId, cancellationToken);
        var reference = $"SANDBOX-{dossierId}";
        var sheet = new DossierSheet { Reference = reference, Title = Text("A try", "Un essai", "Een proef", "Ein Versuch"), Pilot = Sandbox.Lead, Required = [Sandbox.Code] };
        await GiveAsync(new CreateDossier(dossierId, sheet, wish.Paragraphs.IsDefaultOrEmpty ? Shipped : wish.Paragraphs), $"{caller.PersonId} {key} create", receivedAt, cancellationToken);
        DeadlineRule deadline = wish.Procedure == Procedure.Urgent ? new DeadlineRule.ElapsedHours(UrgentHours) : new DeadlineRule.WorkingDays(wish.WorkingDays);
        await GiveAsync(new Circulate(dossierId, wish.Procedure, deadline, [], []), $"{caller.PersonId} {key}", receivedAt, cancellationToken);
        return new SandboxTask(dossierId, reference);
    }

    /// <inheritdoc/>
    public async Task WithdrawAsync(Caller caller, string dossierId, string key, CancellationToken cancellationToken)
    {
        Check(caller);
        await using var transaction = store.Begin();
        if (await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId) is not { Pilot: Sandbox.Lead })
        {
            throw new RefusedException(new Refusal("dossier.unknown"));
        }

        await GiveAsync(new Withdraw(dossierId, "A try has ended."), $"{caller.PersonId} {key}", clock.GetUtcNow(), cancellationToken);
    }

    private static void Check(Caller caller)
    {
        if (caller.Participant != Sandbox.Code || caller.Role is not (Role.MandateHolder or Role.Handler))
        {
            throw new RefusedException(new Refusal("right.missing"));
        }
    }

    private async Task ClearAsync(string but, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var seats = await transaction.QueryAsync(DossierSeatRow.Table.Where(nameof(DossierSeatRow.Participant), Comparison.Equal, Sandbox.Code), cancellationToken);
        string[] ids = [.. seats.Select(seat => seat.DossierId)];
        var dossiers = ids.Length == 0 ? [] : await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Id), Comparison.In, ids), cancellationToken);
        var open = dossiers.Where(row => row.State == nameof(DossierState.InRound)).OrderByDescending(row => row.CreatedAt).Skip(OpenAtMost - 1);
        foreach (var row in dossiers.Where(row => row.Id != but && row.State is nameof(DossierState.Assessing) or nameof(DossierState.Preparing)).Concat(open))
        {
            await desk.HandleAsync(new CommandEnvelope(new Withdraw(row.Id, "A try has ended."), Lead, clock.GetUtcNow()), cancellationToken);
        }
    }

    private async Task GiveAsync(DossierCommand command, string? key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var outcome = await desk.HandleAsync(new CommandEnvelope(command, Lead, at) { IdempotencyKey = key }, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }

    private static ImmutableDictionary<string, string> Text(string en, string fr, string nl, string de) =>
        ImmutableDictionary<string, string>.Empty.Add("en", en).Add("fr", fr).Add("nl", nl).Add("de", de);
}
