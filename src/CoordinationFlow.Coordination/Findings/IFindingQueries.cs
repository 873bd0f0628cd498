using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Findings;

/// <summary>Findings over all dossiers (domain 5.2).</summary>
public interface IFindingQueries
{
    /// <summary>A page of those that are open or in progress, or of those that ended, newest first; null where the caller is no coordinator, secretariat or auditor.</summary>
    Task<Page<FindingLine>?> FindingsAsync(Caller caller, bool open, string? cursor, int take, CancellationToken cancellationToken);

    /// <summary>One finding; null where it is not there for the caller.</summary>
    Task<FindingLine?> FindingAsync(Caller caller, string dossierId, int number, CancellationToken cancellationToken);
}

/// <summary>A finding with its dossier.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title by language.</param>
/// <param name="Number">The finding's number in the dossier.</param>
/// <param name="Finding">What it is: a code such as <c>answer.late-after-adoption</c>.</param>
/// <param name="Participant">Whom it is about; null: the dossier.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="State">Open, in progress, settled or dropped.</param>
public sealed record FindingLine(string DossierId, string Reference, ImmutableDictionary<string, string> Title, int Number, string Finding, string? Participant, DateTimeOffset At, FindingState State)
{
    /// <summary>Who sees to it; null: the coordinator.</summary>
    public string? Owner { get; init; }

    /// <summary>When it is looked at again, a day in Belgium.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>Whether that day has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The last remark.</summary>
    public string? Remark { get; init; }

    /// <summary>Who has a seat in the dossier, and so may see to it.</summary>
    public ImmutableArray<string> Seats { get; init; } = [];
}
