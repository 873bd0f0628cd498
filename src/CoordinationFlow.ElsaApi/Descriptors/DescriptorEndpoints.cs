using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Descriptors;

/// <summary>The small lists from which Studio's editors choose: languages, types, storage, strategies. Under Elsa's names, which definitions hold.</summary>
internal static class DescriptorEndpoints
{
    // How a language is called and coloured; the engine says which there are.
    private static readonly Dictionary<string, (string DisplayName, bool IsBrowsable, string? Colours)> Languages = new()
    {
        ["Literal"] = ("Literal", false, null),
        ["Object"] = ("Object", false, "json"),
        ["Variable"] = ("Variable", true, null),
        ["Input"] = ("Input", true, null),
        ["JavaScript"] = ("JavaScript", true, "javascript"),
        ["Liquid"] = ("Liquid", true, "liquid"),
        ["CSharp"] = ("C#", true, "csharp"),
    };

    private static readonly object[] VariableTypes =
    [
        Type("Object", "Object", "Primitives"), Type("String", "String", "Primitives"), Type("Boolean", "Boolean", "Primitives"), Type("Int32", "Integer", "Primitives"),
        Type("Int64", "Long integer", "Primitives"), Type("Single", "Single", "Primitives"), Type("Double", "Double", "Primitives"), Type("Decimal", "Decimal", "Primitives"),
        Type("Guid", "GUID", "Primitives"), Type("DateTime", "Date and time", "Primitives"), Type("DateTimeOffset", "Date, time and offset", "Primitives"),
        Type("DateOnly", "Date", "Primitives"), Type("TimeOnly", "Time", "Primitives"), Type("TimeSpan", "Duration", "Primitives"), Type("Uri", "Address", "Primitives"),
        Type("ObjectDictionary", "Dictionary", "Lookups"), Type("StringDictionary", "Dictionary of texts", "Lookups"),
        Type("JsonElement", "JSON", "Dynamic"), Type("JsonNode", "JSON node", "Dynamic"), Type("JsonObject", "JSON object", "Dynamic"), Type("ExpandoObject", "Expando object", "Dynamic"),
    ];

    private static readonly object[] StorageDrivers =
    [
        new { typeName = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", displayName = "Workflow instance", priority = 5, deprecated = false },
        new { typeName = "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", displayName = "Memory (lost when the instance waits)", priority = 0, deprecated = false },
    ];

    private static readonly object[] IncidentStrategies =
    [
        Strategy("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "Fault", "An incident ends the instance."),
        Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "Continue with incidents", "An incident ends its branch; the others go on."),
    ];

    // The journal keeps ids, codes, counts and dates only, whatever a definition asks for.
    private static readonly object[] LogPersistence = [Strategy("Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core", "Exclude", "The journal keeps no values.")];

    private static readonly object[] Activation = [Strategy("Elsa.Workflows.Runtime.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Runtime", "Always", "Every start makes an instance.")];

    private static readonly object[] Commits = [new { name = "Default", displayName = "Default", description = "Every step is committed as a whole." }];

    public static void MapDescriptors(this RouteGroupBuilder elsa)
    {
        var descriptors = elsa.MapGroup("/descriptors");
        descriptors.MapGet("/expression-descriptors", ([FromServices] ExpressionCatalog expressions) => ElsaJson.List(
            [.. Languages.Where(language => expressions.Types.Contains(language.Key)).Select(language => Language(language.Key, language.Value))]));
        descriptors.MapGet("/variables", () => ElsaJson.List(VariableTypes));
        descriptors.MapGet("/storage-drivers", () => ElsaJson.List(StorageDrivers));
        descriptors.MapGet("/incident-strategies", () => ElsaJson.List(IncidentStrategies));
        descriptors.MapGet("/log-persistence-strategies", () => ElsaJson.List(LogPersistence));
        descriptors.MapGet("/workflow-activation-strategies", () => ElsaJson.List(Activation));
        descriptors.MapGet("/commit-strategies/workflows", () => ElsaJson.List(Commits));
        descriptors.MapGet("/commit-strategies/activities", () => ElsaJson.List(Commits));
        descriptors.MapGet("/output-converters", (string? sourceType, string? destinationType, [FromServices] OutputConverters converters) => ElsaJson.List([
            .. converters.All.Where(converter => Fits(sourceType, converter.SourceType) && Fits(destinationType, converter.ResultType)).Select(converter => new
            {
                id = converter.Id,
                sourceTypeName = TypeAliases.NameOf(converter.SourceType),
                resultTypeName = TypeAliases.NameOf(converter.ResultType),
                displayName = converter.DisplayName,
            })]));
    }

    private static bool Fits(string? alias, Type type) => string.IsNullOrEmpty(alias) || alias == "Object" || TypeAliases.NameOf(type) == alias;

    private static object Type(string typeName, string displayName, string category) => new { typeName, displayName, category };

    private static object Strategy(string typeName, string displayName, string description) => new { typeName, displayName, description };

    private static object Language(string type, (string DisplayName, bool IsBrowsable, string? Colours) how) => new
    {
        type,
        displayName = how.DisplayName,
        isSerializable = true,
        isBrowsable = how.IsBrowsable,
        properties = how.Colours is null ? [] : new Dictionary<string, string> { ["MonacoLanguage"] = how.Colours },
    };
}
