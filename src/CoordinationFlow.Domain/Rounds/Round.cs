using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>A round as the dossier remembers it (domain 3.3).</summary>
public sealed record Round(int Number, RoundRole Role, int Version, Procedure Procedure, DateTimeOffset OpenedAt, DateTimeOffset Deadline, DeadlineRule Rule)
{
    /// <summary>Open, closed or cancelled.</summary>
    public RoundState State { get; init; }

    /// <summary>Whether it uses one of the dossier's rounds (<c>round.limit</c>).</summary>
    public bool CountsForLimit { get; init; }

    /// <summary>Respond tasks by participant.</summary>
    public ImmutableSortedDictionary<string, RespondTask> Tasks { get; init; } = ImmutableSortedDictionary<string, RespondTask>.Empty;

    /// <summary>Receipt of the standing answer in time (or admitted), by participant; the pilot included.</summary>
    public ImmutableSortedDictionary<string, string> Standing { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who has broken the silence and was told of.</summary>
    public ImmutableSortedSet<string> BrokenBy { get; init; } = [];

    /// <summary>Reminders still armed.</summary>
    public ImmutableArray<ArmedReminder> Reminders { get; init; } = [];

    /// <summary>The effective instant of the close, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What closed it.</summary>
    public RoundCloser? ClosedBy { get; init; }

    /// <summary>The assessment at the close; null while open or if cancelled.</summary>
    public Assessment? AtClose { get; init; }

    /// <summary>The assessment as it stands since the close.</summary>
    public Assessment? Now { get; init; }

    /// <summary>From when the rule is reckoned, UTC; null: from the opening.</summary>
    public DateTimeOffset? RuleFrom { get; init; }

    /// <summary>What the rule gives by the calendar that was last looked at, UTC; null: the deadline.</summary>
    public DateTimeOffset? Reckoned { get; init; }

    /// <summary>How often the deadline was moved.</summary>
    public int Moves { get; init; }

    /// <summary>What waits for the coordinator's answer about the deadline; null: nothing.</summary>
    public Impact? Impact { get; init; }

    /// <summary>The instant at which it closes: the deadline includes its second (domain 3.3).</summary>
    [JsonIgnore]
    public DateTimeOffset ClosesAt => Deadline.AddSeconds(1);
}
