using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>A task was issued to a participant.</summary>
public sealed record TaskIssued(string TaskId, TaskKind Kind, int Round, string Participant) : DossierEvent;

/// <summary>The task stands in the queue or inbox.</summary>
public sealed record TaskDelivered(string TaskId) : DossierEvent;

/// <summary>The task was opened.</summary>
public sealed record TaskOpened(string TaskId, string By) : DossierEvent;

/// <summary>The task was claimed or taken over.</summary>
public sealed record TaskClaimed(string TaskId, string By) : DossierEvent;

/// <summary>The task was released.</summary>
public sealed record TaskReleased(string TaskId, string By) : DossierEvent;

/// <summary>An answer lies ready.</summary>
public sealed record AnswerPrepared(string TaskId, string By, string ContentHash) : DossierEvent;

/// <summary>A prepared answer was returned.</summary>
public sealed record AnswerReturned(string TaskId, string By, string RemarkHash) : DossierEvent;

/// <summary>Tasks ended together in this state (Answered does not end a task while its round is open).</summary>
public sealed record TasksEnded(TaskKind Kind, int Round, ImmutableArray<string> Participants, TaskState State) : DossierEvent;
