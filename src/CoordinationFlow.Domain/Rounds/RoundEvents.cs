using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>A round was opened; its tasks are issued in the same instant.</summary>
public sealed record RoundOpened(
    int Round, RoundRole Role, int Version, Procedure Procedure, DeadlineRule Rule, DateTimeOffset Deadline, ImmutableArray<string> Asked,
    bool ReplacesSuperseded, string? OverrideReasonHash) : DossierEvent;

/// <summary>The reminders armed for the round, after thinning (domain 3.8); replaces those armed before.</summary>
public sealed record RemindersArmed(int Round, ImmutableArray<ArmedReminder> Reminders) : DossierEvent;

/// <summary>One reminder: its kind and instant, UTC.</summary>
public sealed record ArmedReminder(ReminderKind Kind, DateTimeOffset DueAt);

/// <summary>A reminder went to these.</summary>
public sealed record ReminderSent(int Round, ReminderKind Reminder, ImmutableArray<string> To) : DossierEvent;

/// <summary>The first answer in time of a counted participant that breaks the silence.</summary>
public sealed record SilenceBroken(int Round, string Participant, ImmutableArray<string> Paragraphs) : DossierEvent;

/// <summary>The round closed with this assessment.</summary>
public sealed record RoundClosed(int Round, RoundCloser By, Assessment Assessment) : DossierEvent
{
    /// <summary>When it was recorded, if later than the effective instant.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Who said nothing in the round, with the proof that makes it agreement (UTC); null: no answer.</summary>
    public ImmutableDictionary<string, DateTimeOffset?> Silences { get; init; } = ImmutableDictionary<string, DateTimeOffset?>.Empty;
}

/// <summary>The round was cancelled: Superseded or Withdrawn.</summary>
public sealed record RoundCancelled(int Round, string Reason) : DossierEvent;

/// <summary>The assessment after the close changed.</summary>
public sealed record OutcomeChanged(int Round, OutcomeCause Cause, string? Participant, Assessment Assessment) : DossierEvent;

/// <summary>The deadline changed; cause Extended, Shortened, ParticipantAdded, ImpactApplied.</summary>
public sealed record DeadlineChanged(int Round, string Cause, DeadlineRule Rule, DateTimeOffset Deadline) : DossierEvent
{
    /// <summary>Hash of the reason that everybody asked can read.</summary>
    public string? ReasonHash { get; init; }

    /// <summary>From when the rule is reckoned, UTC; null: from the change.</summary>
    public DateTimeOffset? ReckonedFrom { get; init; }
}

/// <summary>The coordinator went on without these.</summary>
public sealed record WentOnWithout(ImmutableArray<string> Participants) : DossierEvent
{
    /// <summary>Hash of the coordinator's reason.</summary>
    public string? ReasonHash { get; init; }
}
