using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Board;

/// <summary>Lists of dossiers as a caller may see them. What a caller may not see is not there: no row, no count.</summary>
public interface IBoardQueries
{
    /// <summary>A page of dossiers, by cutoff or deadline first, newest last. Keyset paging by <paramref name="cursor"/>.</summary>
    Task<Page<BoardRow>> BoardAsync(Caller caller, BoardFilter filter, string? cursor, int take, CancellationToken cancellationToken);
}

/// <summary>What to show; null: all.</summary>
public sealed record BoardFilter
{
    /// <summary>In that state.</summary>
    public DossierState? State { get; init; }

    /// <summary>That touches the area.</summary>
    public string? Area { get; init; }

    /// <summary>With that pilot.</summary>
    public string? Pilot { get; init; }

    /// <summary>Only those that wait for the coordinator.</summary>
    public bool WaitsForCoordinator { get; init; }
}

/// <summary>A page of a list and the cursor of the next one; null: this is the last.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>A dossier at a glance. Counts of answers and blockers are empty for callers that may not see them yet.</summary>
public sealed record BoardRow(string Id, string Reference, ImmutableDictionary<string, string> Title, DossierState State, string Pilot)
{
    /// <summary>Areas' codes.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Classification.</summary>
    public Classification Classification { get; init; }

    /// <summary>The open round's number, or the last one's.</summary>
    public int? Round { get; init; }

    /// <summary>Its procedure.</summary>
    public Procedure? Procedure { get; init; }

    /// <summary>The open round's deadline, UTC.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The cutoff, UTC.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Counted and consulted participants asked in the open (or last) round.</summary>
    public int? Asked { get; init; }

    /// <summary>How many of them have answered.</summary>
    public int? Answered { get; init; }

    /// <summary>Who has not answered; empty if unknown to the caller.</summary>
    public ImmutableArray<string> Awaited { get; init; } = [];

    /// <summary>Paragraph to blockers as of now.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Blocked { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The outcome of the last closed round, or as of now for the coordinator and pilot.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What the dossier waits for, as a resource key (<c>wait.round</c>, <c>wait.pilot-revises</c>, <c>wait.coordinator-adopts</c>, …).</summary>
    public string WaitsFor { get; init; } = "";

    /// <summary>A scrutiny reservation without consent stands: an abstention is coming (domain U05).</summary>
    public bool ComingAbstention { get; init; }
}
