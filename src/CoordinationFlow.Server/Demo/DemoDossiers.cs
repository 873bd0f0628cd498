using System.Text.Json;
using CoordinationFlow.Api.Dossiers;
using CoordinationFlow.Api.Json;

namespace CoordinationFlow.Server.Demo;

/// <summary>The invented dossiers of the demonstration, in the form in which the API takes them.</summary>
internal static class DemoDossiers
{
    /// <summary>All of them, by reference.</summary>
    public static IReadOnlyDictionary<string, CreateDossierRequest> All { get; } = Read();

    /// <summary>The id of a demo dossier: its reference in lower case.</summary>
    public static string IdOf(string reference) => reference.ToLowerInvariant();

    private static Dictionary<string, CreateDossierRequest> Read()
    {
        using var file = typeof(DemoDossiers).Assembly.GetManifestResourceStream("demo-dossiers.json")!;
        return JsonSerializer.Deserialize<CreateDossierRequest[]>(file, ApiJson.Options)!.ToDictionary(dossier => dossier.Reference);
    }
}
