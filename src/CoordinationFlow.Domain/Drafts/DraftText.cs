using System.Collections.Immutable;
using System.Text;
using CoordinationFlow.Domain.Audit;

namespace CoordinationFlow.Domain.Drafts;

/// <summary>What makes two texts the same (domain 3.1): Unicode NFC, white space collapsed, line ends ignored.</summary>
public static class DraftText
{
    /// <summary>The normalised text; empty where there is nothing but white space.</summary>
    public static string Normalised(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The paragraphs as the dossier remembers them.</summary>
    public static ImmutableArray<ParagraphMark> Marks(IEnumerable<Paragraph> paragraphs) => [.. paragraphs.Select(Mark)];

    /// <summary>One hash over ids and hashes of all paragraphs, in order.</summary>
    public static string Hash(IEnumerable<ParagraphMark> marks) =>
        CanonicalJson.Hash(string.Join('\n', marks.Select(mark => $"{mark.Id} {mark.Hash}")));

    private static ParagraphMark Mark(Paragraph paragraph)
    {
        var texts = paragraph.Text.OrderBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => (Language: text.Key, Text: Normalised(text.Value)))
            .Where(text => text.Text.Length > 0)
            .ToArray();
        return new ParagraphMark(paragraph.Id, CanonicalJson.Hash(string.Join('\n', texts.Select(text => $"{text.Language}:{text.Text}"))), [.. texts.Select(text => text.Language)]);
    }
}
