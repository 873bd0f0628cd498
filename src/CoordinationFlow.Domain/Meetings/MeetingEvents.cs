using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Meetings;

/// <summary>The meeting was moved; the cutoff as it is armed now (UTC).</summary>
public sealed record MeetingMoved(DateOnly Meeting, DateTimeOffset? Cutoff) : DossierEvent;
