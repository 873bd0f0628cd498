using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Board;

/// <inheritdoc cref="IBoardQueries"/>
public sealed class BoardQueries(IStore store) : IBoardQueries
{
    /// <inheritdoc/>
    public async Task<Page<BoardRow>> BoardAsync(Caller caller, BoardFilter filter, string? cursor, int take, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var rows = new List<BoardRow>(take);
        var after = Cursor.Read(cursor);
        while (true)
        {
            var batch = await BatchAsync(transaction, caller, after, take + 1, cancellationToken);
            foreach (var row in batch)
            {
                if (rows.Count == take)
                {
                    return new Page<BoardRow>([.. rows], Cursor.Write(after!.Value));
                }

                after = (row.SortAt, row.Id);
                if (filter.WaitsForCoordinator && !IsTheCoordinators(row.WaitsFor))
                {
                    continue;
                }

                var dossier = SnapshotJson.Read(row.Snapshot);
                var visibility = await transaction.VisibilityAsync(dossier, caller.Role, caller.Participant, cancellationToken);
                var waitsFor = visibility.SeesWhatItWaitsFor ? row.WaitsFor : Waiting.Nothing;
                if (visibility.CanSee && (filter.Pilot == Sandbox.Lead || !visibility.IsOverseer || !Sandbox.IsOne(dossier)) && Passes(filter, dossier, waitsFor))
                {
                    rows.Add(RowOf(dossier, visibility, waitsFor) with { Title = (await DossierTexts.TitledAsync(transaction, dossier, cancellationToken)).Title });
                }
            }

            if (batch.Count <= take)
            {
                return new Page<BoardRow>([.. rows], null);
            }
        }
    }

    /// <summary>Overseers read the dossiers by their order; others the index of their seats, so that nothing else is even looked at.</summary>
    private static async Task<IReadOnlyList<DossierRow>> BatchAsync(IStepTransaction transaction, Caller caller, (DateTimeOffset SortAt, string Id)? after, int take, CancellationToken cancellationToken)
    {
        if (caller.Role is Role.Coordinator or Role.Secretariat or Role.Auditor)
        {
            var all = DossierRow.Table.All.OrderBy(nameof(DossierRow.SortAt)).OrderBy(nameof(DossierRow.Id)).Take(take);
            return await transaction.QueryAsync(after is var (at, id) ? all.After(at, id) : all, cancellationToken);
        }

        if (caller.Participant is not { } participant || caller.Role is not (Role.Handler or Role.MandateHolder or Role.Observer or Role.PermanentRepresentation))
        {
            return [];
        }

        var seats = DossierSeatRow.Table.Where(nameof(DossierSeatRow.Participant), Comparison.Equal, participant).OrderBy(nameof(DossierSeatRow.SortAt)).OrderBy(nameof(DossierSeatRow.DossierId)).Take(take);
        var own = await transaction.QueryAsync(after is var (sortAt, dossierId) ? seats.After(sortAt, dossierId) : seats, cancellationToken);
        var ids = own.Select(seat => seat.DossierId).ToArray();
        var rows = ids.Length == 0 ? [] : await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Id), Comparison.In, ids), cancellationToken);
        return [.. rows.OrderBy(row => row.SortAt).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private static bool Passes(BoardFilter filter, DossierSnapshot dossier, string waitsFor) =>
        (filter.State is null || filter.State == dossier.State)
        && (filter.Area is null || dossier.Sheet.Areas.Contains(filter.Area))
        && (filter.Pilot is null || filter.Pilot == dossier.Sheet.Pilot)
        && (!filter.WaitsForCoordinator || IsTheCoordinators(waitsFor));

    private static bool IsTheCoordinators(string waitsFor) => waitsFor.StartsWith("wait.coordinator", StringComparison.Ordinal);

    private static BoardRow RowOf(DossierSnapshot dossier, DossierVisibility visibility, string waitsFor)
    {
        var round = dossier.OpenRound ?? dossier.LastRound;
        var seesAll = round is not null && (visibility.IsOverseer || visibility.IsPilot || visibility.SeesPositionsOf(round.Number));
        var assessment = round is null ? null : seesAll && round.State == RoundState.Open ? dossier.Assess() : visibility.SeesOutcomeOf(round.Number) ? round.Now : null;
        return new BoardRow(dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, dossier.State, dossier.Sheet.Pilot)
        {
            Areas = dossier.Sheet.Areas,
            Classification = dossier.Sheet.Classification,
            Round = round?.Number,
            Procedure = round?.Procedure,
            Deadline = dossier.OpenRound?.Deadline,
            Cutoff = dossier.Cutoff,
            Asked = round?.Tasks.Count,
            Answered = seesAll ? round!.Tasks.Keys.Count(round.Standing.ContainsKey) : null,
            Awaited = seesAll && round!.State == RoundState.Open ? [.. round.Tasks.Values.Where(task => task.IsOpen).Select(task => task.Participant)] : [],
            Blocked = assessment is not null && visibility.SeesBlockers ? assessment.Paragraphs.Where(one => one.Value.State == ParagraphState.Blocked).ToImmutableDictionary(one => one.Key, one => one.Value.By) : ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            Outcome = assessment?.Outcome,
            WaitsFor = waitsFor,
            ComingAbstention = seesAll && dossier.Adoption is null && dossier.Abstention is null && dossier.Counted.Any(code => dossier.Version!.Paragraphs.Any(mark => Standing.Of(dossier, code, mark).LacksConsent)),
        };
    }
}

/// <summary>A place in a list ordered by instant and id, as a text for the address.</summary>
internal static class Cursor
{
    public static string Write((DateTimeOffset At, string Id) place) => $"{place.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}~{place.Id}";

    /// <summary>The place; null for none. A text that no list gave is refused, so that nobody walks the first page for ever.</summary>
    public static (DateTimeOffset At, string Id)? Read(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return cursor.Split('~', 2) is [var ticks, { Length: > 0 } id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(at, TimeSpan.Zero), id)
            : throw new RefusedException(new Refusal("input.invalid", "cursor"));
    }
}
