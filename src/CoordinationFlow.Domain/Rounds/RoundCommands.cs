using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>
/// Opens a round (D1, D4). With paragraphs that differ from the current version, on a new one. With <paramref name="Ask"/> a
/// supplementary round to these alone. <paramref name="Override"/> is the coordinator's reason to go below the minimum notice, past
/// the cutoff or past maxRounds. A null procedure or deadline is the dossier's flow's default.
/// </summary>
public sealed record Circulate(
    string DossierId, Procedure Procedure, DeadlineRule? Deadline, ImmutableArray<Paragraph> Paragraphs, ImmutableArray<string> Ask, string? Override = null)
    : DossierCommand(DossierId);

/// <summary>Replaces the open round's draft by a new version in a new round (D3).</summary>
public sealed record Supersede(string DossierId, Procedure Procedure, DeadlineRule? Deadline, ImmutableArray<Paragraph> Paragraphs, string? Override = null)
    : DossierCommand(DossierId);

/// <summary>Fired by the clock at deadline + 1 s; does nothing if that round is no longer open or its deadline has moved (D2).</summary>
public sealed record CloseRound(string DossierId, int Round) : DossierCommand(DossierId);

/// <summary>Closes the round before its deadline; only where no counted task is open.</summary>
public sealed record CloseEarly(string DossierId) : DossierCommand(DossierId);

/// <summary>Moves the deadline later.</summary>
public sealed record Extend(string DossierId, DeadlineRule Deadline, string Reason, string? Override = null) : DossierCommand(DossierId);

/// <summary>Moves the deadline earlier, never below the minimum notice.</summary>
public sealed record Shorten(string DossierId, DeadlineRule Deadline, string Reason) : DossierCommand(DossierId);

/// <summary>Fired by the clock: a reminder of that kind for the round is due.</summary>
public sealed record SendReminder(string DossierId, int Round, ReminderKind Kind) : DossierCommand(DossierId);

/// <summary>A reminder by hand to all who have not answered.</summary>
public sealed record Remind(string DossierId) : DossierCommand(DossierId);

/// <summary>Goes on without those that did not answer (domain 3.8).</summary>
public sealed record GoOnWithout(string DossierId, string Reason) : DossierCommand(DossierId);
