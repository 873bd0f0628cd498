using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Participants;

/// <summary>Reference data from the store, kept in memory and read again after each change in this process, and at least once a minute.</summary>
public sealed class StoredReferenceData(IStore store, TimeProvider clock) : IReferenceData
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private volatile Cached? _cached;

    /// <inheritdoc/>
    public async ValueTask<ReferenceData> CurrentAsync(CancellationToken cancellationToken)
    {
        var (cached, now) = (_cached, clock.GetTimestamp());
        if (cached is not null && clock.GetElapsedTime(cached.ReadAt, now) < Fresh)
        {
            return cached.Data;
        }

        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(ReferenceRow.Table.All, cancellationToken);
        var data = Of(rows);
        _cached = new Cached(data, now);
        return data;
    }

    /// <inheritdoc/>
    public void Forget() => _cached = null;

    private static ReferenceData Of(IReadOnlyList<ReferenceRow> rows)
    {
        ImmutableHashSet<DateOnly> Days(string kind) =>
            [.. rows.Where(row => row.Kind == ReferenceKinds.ClosedDay && row.Json == kind).Select(row => DateOnly.ParseExact(row.Code, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

        return new ReferenceData(
            All<Participant>(rows, ReferenceKinds.Participant).ToImmutableDictionary(participant => participant.Code),
            All<Person>(rows, ReferenceKinds.Person).ToImmutableDictionary(person => person.Id),
            [.. All<PolicyArea>(rows, ReferenceKinds.Area).OrderBy(area => area.Code, StringComparer.Ordinal)],
            new WorkingCalendar(Days(ClosedDayKinds.Bridge), Days(ClosedDayKinds.Compensation)));
    }

    private static IEnumerable<T> All<T>(IReadOnlyList<ReferenceRow> rows, string kind) =>
        rows.Where(row => row.Kind == kind).Select(row => JsonSerializer.Deserialize<T>(row.Json, CanonicalJson.Options)!);

    private sealed record Cached(ReferenceData Data, long ReadAt);
}

/// <summary>Kinds of closed days that are entered by hand (domain 4.1).</summary>
public static class ClosedDayKinds
{
    /// <summary>A bridge day, by the yearly circular.</summary>
    public const string Bridge = "bridge";

    /// <summary>A compensation day between 27 and 31 December.</summary>
    public const string Compensation = "compensation";
}
