using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>
/// One dossier within one step: persons, clock and flow decide on the same object, and everything that follows is written together before the
/// commit. Found by activities as a part of their step. Not thread-safe.
/// </summary>
public sealed class DossierSession
{
    private readonly Step _step;
    private readonly SessionParts _parts;
    private readonly ReferenceData _reference;
    private readonly List<RecordedEvent> _recorded = [];
    private readonly List<KeptText> _texts = [];
    private readonly DossierRow? _row;
    private readonly DossierSnapshot _before;
    private bool _isWritten;

    private DossierSession(Step step, SessionParts parts, ReferenceData reference, DossierRow? row, string dossierId)
    {
        (_step, _parts, _reference, _row, DossierId) = (step, parts, reference, row, dossierId);
        _before = row is null ? DossierSnapshot.None : SnapshotJson.Read(row.Snapshot);
        Dossier = new Dossier(_before);
        step.Enlist(this);
        step.OnCommitting(WriteAsync);
    }

    /// <summary>The dossier's id.</summary>
    public string DossierId { get; }

    /// <summary>The dossier, as it stands within this step.</summary>
    public Dossier Dossier { get; }

    /// <summary>Its state within this step.</summary>
    public DossierSnapshot Snapshot => Dossier.Snapshot;

    /// <summary>Whether it exists in the store.</summary>
    public bool Exists => _row is not null;

    /// <summary>What happened in this step so far.</summary>
    public IEnumerable<DossierEvent> Events => _recorded.Select(recorded => recorded.Event);

    /// <summary>Loads the dossier into the step; a dossier that does not exist yet is an empty one.</summary>
    public static async ValueTask<DossierSession> OpenAsync(Step step, SessionParts parts, string dossierId)
    {
        var row = await step.Transaction.FindAsync(DossierRow.Table, step.CancellationToken, dossierId);
        return new DossierSession(step, parts, await parts.Reference.CurrentAsync(step.CancellationToken), row, dossierId);
    }

    /// <summary>Decides a command for an actor at the step's instant; what happened is written with the step.</summary>
    public Decision Decide(DossierCommand command, Actor actor)
    {
        var decision = Dossier.Decide(command, Context(actor));
        _recorded.AddRange(decision.Events.Select(happened => new RecordedEvent(happened, actor)));
        _texts.AddRange(decision.Texts);
        return decision;
    }

    /// <summary>Records a refusal; it changes no state (INV-46).</summary>
    public void RecordRefusal(DossierCommand command, Actor actor, Domain.Refusals.Refusal refusal) =>
        _recorded.Add(new RecordedEvent(new CommandRefused(command.Name, actor.Participant, refusal) { At = _step.At }, actor));

    private DecisionContext Context(Actor actor)
    {
        var now = Instants.ToMilliseconds(_parts.Clock.GetUtcNow());
        return new DecisionContext(_step.At, now > _step.At ? now : _step.At, actor, _reference.Calendar, new ParticipantDirectory(_reference), _parts.Settings, _parts.Identity.NewId);
    }

    private async ValueTask WriteAsync()
    {
        if (_recorded.Count == 0 || _isWritten)
        {
            return;
        }

        _isWritten = true;
        if (Dossier.RecordState(_step.At) is { } changed)
        {
            _recorded.Add(new RecordedEvent(changed, _recorded[^1].Actor));
        }

        var transaction = _step.Transaction;
        var chain = new AuditChain(DossierId, _row?.ChainSeq ?? 0, _row?.ChainHead ?? AuditHash.Beginning);
        var recordedAt = Instants.ToMilliseconds(_parts.Clock.GetUtcNow());
        foreach (var recorded in _recorded)
        {
            transaction.Insert(AuditRow.Table, chain.Append(recorded.Event, recorded.Actor, recordedAt));
        }

        await new DossierWriting(_step).WriteAsync(_row, _before, Snapshot, chain, recordedAt);
        await WriteTextsAsync();
        if (await new Outbox.DossierMessages(_step, _parts, _reference, Snapshot).WriteAsync(_recorded.Select(recorded => recorded.Event)))
        {
            transaction.OnCommitted(_parts.Outbox.Wake);
        }

        new Notices.DossierNotices(_step, _parts, Snapshot).Write(Events);
        var representations = _reference.Participants.Values.Where(one => one is { Kind: ParticipantKind.PermanentRepresentation, RetiredAt: null }).Select(one => one.Code);
        new Mail.DossierMail(_step, _parts.Mail, representations, Snapshot).Write([.. Events]);
        transaction.OnCommitted(_parts.Due.Wake);
    }

    private async ValueTask WriteTextsAsync()
    {
        foreach (var text in _texts.DistinctBy(text => text.Hash))
        {
            if (await _step.Transaction.FindAsync(KeptTextRow.Table, _step.CancellationToken, DossierId, text.Hash) is null)
            {
                _step.Transaction.Insert(KeptTextRow.Table, new KeptTextRow { DossierId = DossierId, Hash = text.Hash, Kind = text.Kind, Json = text.Json });
            }
        }
    }

    private sealed record RecordedEvent(DossierEvent Event, Actor Actor);
}
