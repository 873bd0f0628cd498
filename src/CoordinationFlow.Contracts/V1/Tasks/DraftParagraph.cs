namespace CoordinationFlow.Contracts.V1;

/// <summary>A paragraph of a text.</summary>
/// <param name="Id">Stable over the versions of a draft; stances and amendments name it.</param>
/// <param name="Hash">SHA-256 in hex over the normalised text in all languages: same id and same hash is unchanged text.</param>
/// <param name="Text">The text by language (nl, fr, de, en); absent if the queue is not cleared for the dossier's classification.</param>
public sealed record DraftParagraph(string Id, string Hash, IReadOnlyDictionary<string, string>? Text = null);
