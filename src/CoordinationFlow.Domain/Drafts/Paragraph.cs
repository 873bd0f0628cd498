using System.Collections.Immutable;

namespace CoordinationFlow.Domain.Drafts;

/// <summary>A paragraph as people write it: its stable id and its text by language (nl, fr, de, en).</summary>
public sealed record Paragraph(string Id, ImmutableDictionary<string, string> Text);

/// <summary>
/// A paragraph as the dossier remembers it: id, content hash over all its languages' normalised texts (domain 3.1), and the languages
/// that have text. The text itself is kept beside the dossier, found by dossier and version.
/// </summary>
public sealed record ParagraphMark(string Id, string Hash, ImmutableArray<string> Languages);
