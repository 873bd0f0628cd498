using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Trying;

/// <summary>Makes tasks for the sandbox participant on request, by real dossiers of its own and the one door; no other dossier is touched.</summary>
public interface ISandbox
{
    /// <summary>
    /// Has the sandbox asked: a dossier is made and circulated to it. What it was asked before and is closed, and all but the newest few, are withdrawn.
    /// The same id and key ask once. Throws <see cref="Domain.Refusals.RefusedException"/> for a caller who does not act for the sandbox, and for what the rules refuse.
    /// </summary>
    Task<SandboxTask> AskAsync(Caller caller, SandboxWish wish, string dossierId, string key, DateTimeOffset receivedAt, CancellationToken cancellationToken);

    /// <summary>Withdraws such a dossier, so that its task is cancelled. Throws as <see cref="AskAsync"/>.</summary>
    Task WithdrawAsync(Caller caller, string dossierId, string key, CancellationToken cancellationToken);
}

/// <summary>What an integrator wants to be asked.</summary>
/// <param name="Procedure">Ordinary or Urgent.</param>
/// <param name="WorkingDays">The deadline of an ordinary round.</param>
/// <param name="Paragraphs">The draft; empty: one that ships.</param>
public sealed record SandboxWish(Procedure Procedure, int WorkingDays, ImmutableArray<Paragraph> Paragraphs);

/// <summary>What the sandbox was asked.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Reference">Its reference, as the message names it.</param>
public sealed record SandboxTask(string DossierId, string Reference);
