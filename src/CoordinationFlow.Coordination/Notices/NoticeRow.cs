using System.Text.Json;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Notices;

/// <summary>Somebody is told of something: shown in the portal, later also mailed. Ids and codes only.</summary>
public sealed record NoticeRow
{
    /// <summary>The table.</summary>
    public static Table<NoticeRow> Table { get; } = new("notice", [nameof(Id)]);

    /// <summary>Sortable id.</summary>
    public required string Id { get; init; }

    /// <summary>The participant's code, or <c>coordinator</c>, or <c>administrator</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>The dossier, if it is about one.</summary>
    public string? DossierId { get; init; }

    /// <summary>A resource key such as <c>notice.silence-broken</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Values for the sentence, JSON object of texts; codes and instants only.</summary>
    public required string Values { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A notice about a dossier.</summary>
    public static NoticeRow Of(string id, string audience, string dossierId, string key, DateTimeOffset at, params IEnumerable<(string Name, string Value)> values) => new()
    {
        Id = id,
        Audience = audience,
        DossierId = dossierId,
        Key = key,
        At = at,
        Values = JsonSerializer.Serialize(values.ToDictionary(one => one.Name, one => one.Value), CanonicalJson.Options),
    };
}
