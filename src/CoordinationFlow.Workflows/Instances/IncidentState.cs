using System.Text.Json;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>The open incidents in an instance's state.</summary>
public static class IncidentState
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The open incidents of a stored instance, oldest first.</summary>
    public static IReadOnlyList<Incident> Of(InstanceRow row)
    {
        using var state = JsonDocument.Parse(row.State);
        return Read(state.RootElement);
    }

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<Incident> incidents)
    {
        if (incidents.Count > 0)
        {
            writer.WritePropertyName("inc");
            JsonSerializer.Serialize(writer, incidents, Options);
        }
    }

    internal static IReadOnlyList<Incident> Read(JsonElement state) =>
        state.TryGetProperty("inc", out var incidents) ? incidents.Deserialize<List<Incident>>(Options)! : [];
}
