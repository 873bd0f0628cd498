using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Drafts;

/// <summary>
/// Writes the draft: replaces the current version while it has never been circulated, else makes the next version.
/// Refused <c>draft.unchanged</c> where a new version would equal the current one.
/// </summary>
public sealed record WriteDraft(string DossierId, ImmutableArray<Paragraph> Paragraphs) : DossierCommand(DossierId);
