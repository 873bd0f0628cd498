using System.Text.Json;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>Writes and reads a dossier's state.</summary>
public static class SnapshotJson
{
    /// <summary>The state as JSON.</summary>
    public static string Write(DossierSnapshot snapshot) => JsonSerializer.Serialize(snapshot, CanonicalJson.Options);

    /// <summary>The state of that JSON.</summary>
    public static DossierSnapshot Read(string json) =>
        JsonSerializer.Deserialize<DossierSnapshot>(json, CanonicalJson.Options) ?? throw new JsonException("The dossier's state is null.");
}
