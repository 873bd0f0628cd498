using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Outputs;

/// <summary>Checks a binding's converter settings: an object or nothing, and whatever the converter asks for.</summary>
internal static class ConverterSettings
{
    public static IEnumerable<string> Problems(OutputConverter converter, JsonNode? settings) =>
        settings is null or JsonObject ? converter.CheckSettings(settings as JsonObject) : ["Converter settings must be a JSON object."];
}
