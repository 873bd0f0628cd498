using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Inbox;

/// <inheritdoc cref="IInboxQueries"/>
public sealed class InboxQueries(IStore store) : IInboxQueries
{
    /// <inheritdoc/>
    public async Task<Page<InboxItem>> InboxAsync(Caller caller, bool open, string? cursor, int take, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(cursor);
        if (ParticipantOf(caller) is not { } participant)
        {
            return new Page<InboxItem>([], null);
        }

        await using var transaction = store.Begin();
        var query = TasksOf(participant, open)
            .OrderBy(nameof(TaskRow.SortAt), descending: !open).OrderBy(nameof(TaskRow.TaskId), descending: !open).Take(take + 1);
        var rows = await transaction.QueryAsync(after is var (at, id) ? query.After(at, id) : query, cancellationToken);
        var page = rows.Take(take).ToArray();
        var dossiers = await ListedDossiers.ReadAsync(transaction, page.Select(row => row.DossierId), cancellationToken);
        var items = new List<InboxItem>(page.Length);
        foreach (var row in page)
        {
            if (dossiers.TryGetValue(row.DossierId, out var dossier) && await MaySeeAsync(transaction, dossier, row, caller, cancellationToken))
            {
                items.Add(ItemOf(dossier, row));
            }
        }

        return new Page<InboxItem>([.. items], rows.Count > take ? Cursor.Write((page[^1].SortAt, page[^1].TaskId)) : null);
    }

    /// <inheritdoc/>
    public async Task<int> CountOpenAsync(Caller caller, int most, CancellationToken cancellationToken)
    {
        if (ParticipantOf(caller) is not { } participant)
        {
            return 0;
        }

        await using var transaction = store.Begin();
        return (await transaction.QueryAsync(TasksOf(participant, open: true).Take(most), cancellationToken)).Count;
    }

    /// <inheritdoc/>
    public async Task<TaskView?> TaskAsync(Caller caller, string taskId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var row = await transaction.FindAsync(TaskRow.Table, cancellationToken, taskId);
        if (row is null || row.Participant != ParticipantOf(caller))
        {
            return null;
        }

        var dossier = (await ListedDossiers.ReadAsync(transaction, [row.DossierId], cancellationToken))[row.DossierId];
        if (!await MaySeeAsync(transaction, dossier, row, caller, cancellationToken))
        {
            return null;
        }

        var texts = new DossierTexts(transaction, dossier);
        if (row.Kind != nameof(TaskKind.Respond))
        {
            var call = new TaskView(ItemOf(dossier, row), (await texts.DraftAsync(dossier.Version!.Number, cancellationToken))!);
            return call with { Tag = Tags.Of(call) };
        }

        var (round, task) = Find(dossier, taskId);
        var standing = dossier.StandingOf(round, row.Participant);
        var last = dossier.Positions.LastOrDefault(position => position.Participant == row.Participant && position.Receipt.Status is not PositionStatus.Unchanged);
        var view = new TaskView(ItemOf(dossier, row), (await texts.DraftAsync(round.Version, cancellationToken))!)
        {
            Former = last is not null && last.Version != round.Version ? await texts.DraftAsync(last.Version, cancellationToken) : null,
            Standing = standing is null ? null : await texts.PositionAsync(standing, cancellationToken),
            Prefill = task.PreparedHash is { } prepared ? await texts.ContentAsync(prepared, cancellationToken) : last is null ? null : await texts.ContentAsync(last.Receipt.ContentHash, cancellationToken),
            Prepared = task is { PreparedHash: not null, PreparedBy: { } by, PreparedAt: { } preparedAt } ? new PreparedView(by, preparedAt, task.ReturnedWith is { } remark ? await texts.SentenceAsync(remark, cancellationToken) : null) : null,
            Commands = PossibleCommands.OnTask(dossier, round, task, caller),
        };
        return view with { Tag = Tags.Of(view) };
    }

    /// <inheritdoc/>
    public async Task<string?> DossierOfTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return (await transaction.FindAsync(TaskRow.Table, cancellationToken, taskId))?.DossierId;
    }

    /// <summary>The participant or the office whose tasks the caller may see; null: nobody's.</summary>
    private static string? ParticipantOf(Caller caller) => caller.Role switch
    {
        Role.Handler or Role.MandateHolder => caller.Participant,
        Role.Coordinator => Offices.Coordinator,
        Role.Secretariat => Offices.Secretariat,
        Role.PermanentRepresentation => Offices.Representation,
        _ => null,
    };

    /// <summary>A participant's own tasks are its own; an office's duty and what is restricted are shown to those for whom the dossier exists.</summary>
    private static async ValueTask<bool> MaySeeAsync(IStepTransaction transaction, DossierSnapshot dossier, TaskRow row, Caller caller, CancellationToken cancellationToken) =>
        (dossier.Sheet.Classification != Classification.Restricted && !Duties.Has(Enum.Parse<TaskKind>(row.Kind)))
        || (await transaction.VisibilityAsync(dossier, caller.Role, caller.Participant, cancellationToken)).CanSee;

    private static Query<TaskRow> TasksOf(string participant, bool open) =>
        TaskRow.Table.Where(nameof(TaskRow.Participant), Comparison.Equal, participant).Where(nameof(TaskRow.IsOpen), Comparison.Equal, open);

    private static (Round Round, RespondTask Task) Find(DossierSnapshot dossier, string taskId)
    {
        var round = dossier.Rounds.First(one => one.Tasks.Values.Any(task => task.Id == taskId));
        return (round, round.Tasks.Values.First(task => task.Id == taskId));
    }

    private static InboxItem ItemOf(DossierSnapshot dossier, TaskRow row)
    {
        var (taskId, participant, kind) = (row.TaskId, row.Participant, Enum.Parse<TaskKind>(row.Kind));
        if (Duties.Has(kind))
        {
            return new InboxItem(taskId, dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, kind, Enum.Parse<TaskState>(row.State))
            {
                Seat = dossier.Seats.GetValueOrDefault(participant, Seat.Informed),
                Procedure = dossier.LastRound!.Procedure,
                Deadline = row.SortAt,
                Instruction = kind == TaskKind.Execute ? dossier.Instructions[^1].No : null,
            };
        }

        if (dossier.FindAttendance(taskId) is var (sitting, call))
        {
            return new InboxItem(taskId, dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, TaskKind.Attend, call.State)
            {
                Seat = dossier.Seats.GetValueOrDefault(participant, Seat.Informed),
                Procedure = dossier.LastRound!.Procedure,
                Deadline = sitting.PlannedAt,
                Level = sitting.Level,
            };
        }

        if (dossier.FindLift(taskId) is { } lift)
        {
            return new InboxItem(taskId, dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, TaskKind.Lift, lift.State)
            {
                Seat = dossier.Seats.GetValueOrDefault(participant, Seat.Informed),
                Procedure = dossier.LastRound!.Procedure,
                Deadline = lift.ReviewAt,
            };
        }

        var (round, task) = Find(dossier, taskId);
        return new InboxItem(taskId, dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, TaskKind.Respond, task.State)
        {
            Round = round.Number,
            Seat = dossier.Seats.GetValueOrDefault(participant, Seat.Informed),
            Procedure = round.Procedure,
            Deadline = round.Deadline,
            ClaimedBy = task.ClaimedBy,
            Receipt = dossier.StandingOf(round, participant)?.Receipt,
        };
    }
}
