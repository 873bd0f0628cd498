using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Participants;

/// <inheritdoc cref="IAdministration"/>
public sealed class Administration(IStore store, StoredReferenceData reference, SystemAudit audit, OpenDossiers openDossiers, TimeProvider clock) : IAdministration
{
    /// <inheritdoc/>
    public Task SaveParticipantAsync(Caller by, Participant participant, CancellationToken cancellationToken) =>
        SaveAsync(by, ReferenceKinds.Participant, participant.Code, participant, cancellationToken, participant.RetiredAt is { } from
            ? (transaction, cancel) => openDossiers.TakeUpRetirementAsync(participant.Code, from, transaction, cancel)
            : null);

    /// <inheritdoc/>
    public async Task RetireParticipantAsync(Caller by, string code, string? successor, CancellationToken cancellationToken)
    {
        var participants = (await reference.CurrentAsync(cancellationToken)).Participants;
        Participant Active(string one, string field) => participants.GetValueOrDefault(one) is { RetiredAt: null } known
            ? known
            : throw new RefusedException(new Refusal("participant.unknown", field) { Participants = [one] });

        if (by.Role != Role.Administrator)
        {
            throw new RefusedException(new Refusal("right.missing"));
        }

        var retired = Active(code, "participant");
        if (successor is not null && (successor == code || Active(successor, "successor") is null))
        {
            throw new RefusedException(new Refusal("input.invalid", "successor"));
        }

        await SaveParticipantAsync(by, retired with { RetiredAt = Instants.ToMilliseconds(clock.GetUtcNow()), Successor = successor }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SavePersonAsync(Caller by, Person person, CancellationToken cancellationToken) =>
        SaveAsync(by, ReferenceKinds.Person, person.Id, person, cancellationToken);

    /// <inheritdoc/>
    public async Task SetClosedDayAsync(Caller by, DateOnly day, string kind, bool closed, CancellationToken cancellationToken)
    {
        if (kind is not (ClosedDayKinds.Bridge or ClosedDayKinds.Compensation))
        {
            throw new RefusedException(new Refusal("input.invalid", "kind"));
        }

        await ChangeAsync(by, ReferenceKinds.ClosedDay, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), closed ? kind : null, new { day, kind, closed }, cancellationToken, openDossiers.ReckonAnewAsync);
    }

    private Task SaveAsync<T>(Caller by, string kind, string code, T thing, CancellationToken cancellationToken, Func<IStepTransaction, CancellationToken, Task>? alsoAsync = null) =>
        ChangeAsync(by, kind, code, JsonSerializer.Serialize(thing, CanonicalJson.Options), thing, cancellationToken, alsoAsync);

    private async Task ChangeAsync<T>(Caller by, string kind, string code, string? json, T audited, CancellationToken cancellationToken, Func<IStepTransaction, CancellationToken, Task>? alsoAsync = null)
    {
        if (by.Role != Role.Administrator)
        {
            throw new RefusedException(new Refusal("right.missing"));
        }

        await StepRetry.RunAsync(async () =>
        {
            await using var transaction = store.Begin();
            var row = await transaction.FindAsync(ReferenceRow.Table, cancellationToken, kind, code);
            switch (row, json)
            {
                case (null, null): return false;
                case (null, _): transaction.Insert(ReferenceRow.Table, new ReferenceRow { Kind = kind, Code = code, Json = json }); break;
                case (_, null): transaction.Delete(ReferenceRow.Table, row); break;
                default: transaction.Update(ReferenceRow.Table, row with { Json = json }); break;
            }

            if (alsoAsync is not null)
            {
                await alsoAsync(transaction, cancellationToken);
            }

            await audit.AppendAsync(transaction, $"{kind}.changed", audited, by.As(Channel.Portal), cancellationToken);
            transaction.OnCommitted(reference.Forget);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });
    }
}
