using System.Text.Json;
using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Audit;

/// <summary>Writes events for the audit chain and reads them back: the kind is the type's name, the payload canonical JSON.</summary>
public static class DossierEventCatalog
{
    private static readonly Dictionary<string, Type> Types = typeof(DossierEvent).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DossierEvent)))
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>All kinds of events.</summary>
    public static IReadOnlyCollection<Type> All => Types.Values;

    /// <summary>Kind and payload of an event.</summary>
    public static (string Kind, string Payload) Write(DossierEvent happened) => (happened.GetType().Name, CanonicalJson.Of<object>(happened));

    /// <summary>The event of a kind and payload. Throws <see cref="JsonException"/> for an unknown kind or a payload that is not one.</summary>
    public static DossierEvent Read(string kind, string payload) =>
        Types.TryGetValue(kind, out var type) && JsonSerializer.Deserialize(payload, type, CanonicalJson.Options) is DossierEvent happened
            ? happened
            : throw new JsonException($"There is no event of the kind '{kind}'.");
}
