using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoordinationFlow.Domain.Drafts;

/// <summary>A version of the draft as the dossier remembers it.</summary>
public sealed record DraftVersion(int Number, string Hash, DateTimeOffset WrittenAt, ImmutableArray<ParagraphMark> Paragraphs)
{
    /// <summary>When it was first circulated, UTC; null: never.</summary>
    public DateTimeOffset? CirculatedAt { get; init; }

    /// <summary>The paragraph of that id; null: there is none.</summary>
    public ParagraphMark? Find(string id) => Paragraphs.FirstOrDefault(mark => mark.Id == id);

    /// <summary>Ids of the paragraphs in order.</summary>
    [JsonIgnore]
    public IEnumerable<string> Ids => Paragraphs.Select(mark => mark.Id);
}
