using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Coordination.Notices;

/// <summary>What a caller was told in the portal.</summary>
public interface INoticeQueries
{
    /// <summary>A page of notices, newest first: coordinators' for a coordinator, a participant's for its persons.</summary>
    Task<Page<NoticeView>> NoticesAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken);
}

/// <summary>A notice: a resource key with its values.</summary>
public sealed record NoticeView(DateTimeOffset At, string? DossierId, string Key, ImmutableDictionary<string, string> Values);
