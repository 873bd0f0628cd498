using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Outputs;

/// <summary>Prepares the converter of an output's binding and says at publish what is wrong with it.</summary>
internal sealed class ConversionPreparation(NodePreparation preparation, OutputConverters converters)
{
    /// <summary>The binding's conversion, or null where it names none.</summary>
    public PreparedConversion? Of(OutputDescriptor output, JsonObject binding)
    {
        if (binding["converter"] is not JsonObject named)
        {
            return null;
        }

        var id = Fields.Text(named, "id") ?? "";
        var source = TypeAliases.TryResolve(output.TypeName, false, out var declared) ? declared : typeof(object);
        var converter = converters.Find(id);
        Check(output, binding, id, converter, source, named["settings"]);
        return new(id, output.Name, source, converter, named["settings"]?.DeepClone());
    }

    private void Check(OutputDescriptor output, JsonObject binding, string id, OutputConverter? converter, Type source, JsonNode? settings)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            Problem(output, "a converter ID is required.");
        }
        else if (Destination(binding) is not { } destination)
        {
            Problem(output, "a converter can only be configured when the output has a variable or workflow-output destination.");
        }
        else if (converter is null)
        {
            Problem(output, $"converter '{id}' is not registered.");
        }
        else
        {
            CheckTypes(output, converter, source, destination);
            foreach (var problem in ConverterSettings.Problems(converter, settings))
            {
                Problem(output, $"converter '{id}' settings are invalid: {problem}");
            }
        }
    }

    private void CheckTypes(OutputDescriptor output, OutputConverter converter, Type source, Type destination)
    {
        if (!converter.SourceType.IsAssignableFrom(source))
        {
            Problem(output, $"converter '{converter.Id}' cannot accept declared source type '{TypeAliases.NameOf(source)}'.");
        }

        if (!PreparedConversion.Fits(converter.ResultType, destination))
        {
            Problem(output, $"converter '{converter.Id}' result type '{TypeAliases.NameOf(converter.ResultType)}' cannot be assigned to destination type '{TypeAliases.NameOf(destination)}'.");
        }
    }

    private Type? Destination(JsonObject binding)
    {
        var id = Fields.Text(binding["memoryReference"] as JsonObject, "id");
        return id is null ? null
            : preparation.Node.VariableType(id) is { } type ? type
            : preparation.Definition.Outputs.FirstOrDefault(declared => declared.Name == id) is { } declared
                ? TypeAliases.TryResolve(declared.TypeName, declared.IsArray, out var known) ? known : typeof(object)
                : null;
    }

    private void Problem(OutputDescriptor output, string message) => preparation.Problem(
        ProblemCodes.BadConverter, $"Output '{output.Name}' converter: {message}", System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(output.Name));
}
