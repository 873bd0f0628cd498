using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Inbox;

/// <summary>A participant's tasks, for its handlers, mandate holders and its own system; and what is asked of coordinators, secretariats and the Permanent Representation.</summary>
public interface IInboxQueries
{
    /// <summary>The caller's participant's or office's tasks: open ones by deadline, then ended ones, newest first.</summary>
    Task<Page<InboxItem>> InboxAsync(Caller caller, bool open, string? cursor, int take, CancellationToken cancellationToken);

    /// <summary>How many open tasks the caller's participant or office has, counted up to <paramref name="most"/>.</summary>
    Task<int> CountOpenAsync(Caller caller, int most, CancellationToken cancellationToken);

    /// <summary>Everything one needs to answer a task; null where it is not the caller's participant's or office's.</summary>
    Task<TaskView?> TaskAsync(Caller caller, string taskId, CancellationToken cancellationToken);

    /// <summary>The dossier that a task belongs to, for those who may see it; null: unknown.</summary>
    Task<string?> DossierOfTaskAsync(string taskId, CancellationToken cancellationToken);
}

/// <summary>A task in the inbox.</summary>
public sealed record InboxItem(string TaskId, string DossierId, string Reference, ImmutableDictionary<string, string> Title, TaskKind Kind, TaskState State)
{
    /// <summary>The round; 0 where the kind has none.</summary>
    public int Round { get; init; }

    /// <summary>The seat.</summary>
    public Seat Seat { get; init; }

    /// <summary>The level to attend; null for other kinds of task.</summary>
    public Level? Level { get; init; }

    /// <summary>The number of the instruction to carry out; null for other kinds of task.</summary>
    public int? Instruction { get; init; }

    /// <summary>The procedure, which says what silence means.</summary>
    public Procedure Procedure { get; init; }

    /// <summary>The deadline, the instant of the sitting, the review date of a reservation, or by when an office has to act (since when, where nothing says so), UTC.</summary>
    public DateTimeOffset Deadline { get; init; }

    /// <summary>Who works on it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>When it was answered, UTC, and the receipt.</summary>
    public Receipt? Receipt { get; init; }
}

/// <summary>A task with what is needed to answer it.</summary>
public sealed record TaskView(InboxItem Item, DraftView Draft)
{
    /// <summary>The version that the participant last answered on, for the comparison; null at the first.</summary>
    public DraftView? Former { get; init; }

    /// <summary>The answer that stands (to be revised by naming its receipt).</summary>
    public PositionView? Standing { get; init; }

    /// <summary>What to begin with: the prepared answer, else the last position.</summary>
    public PositionContent? Prefill { get; init; }

    /// <summary>Who prepared the answer that lies ready, and when.</summary>
    public PreparedView? Prepared { get; init; }

    /// <summary>Weak entity tag over this view's own content.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Names of the commands that the caller may give now.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];
}

/// <summary>An answer that lies ready and is not sent.</summary>
public sealed record PreparedView(string By, DateTimeOffset At, string? ReturnedWith);
