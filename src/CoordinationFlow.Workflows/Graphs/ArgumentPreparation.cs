using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>Prepares what an activity takes and gives, by its kind's descriptor: inputs once, output bindings by name.</summary>
internal sealed class ArgumentPreparation(NodePreparation preparation)
{
    private readonly Node _node = preparation.Node;
    private readonly JsonObject _json = preparation.Json;
    private static readonly string[] Literals = ["Literal", "Object"];

    // What every activity has; an input of such a name can only be given in the wrapped form.
    private static readonly string[] Reserved = ["id", "name", "type", "version", "nodeId", "customProperties", "metadata", "runAsynchronously"];

    /// <summary>Prepares inputs and output bindings by the kind's descriptor.</summary>
    public void Prepare()
    {
        var descriptor = _node.Kind.Descriptor;
        _node.Inputs = descriptor.Inputs.Select(input => (input.Name, Prepared: Input(input)))
            .Where(pair => pair.Prepared is not null)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Prepared!, StringComparer.OrdinalIgnoreCase);
        _node.OutputBindings = descriptor.Outputs.Select(output => (output.Name, Bound: Binding(output)))
            .Where(pair => pair.Bound is not null)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Bound!, StringComparer.OrdinalIgnoreCase);
        var conversions = new ConversionPreparation(preparation, preparation.Converters);
        _node.Conversions = descriptor.Outputs.Select(output => (output.Name, Conversion: Fields.Find(_json, output.Name) is JsonObject binding ? conversions.Of(output, binding) : null))
            .Where(pair => pair.Conversion is not null)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Conversion!, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in _json)
        {
            if (value is JsonObject given && given["expression"] is JsonObject && descriptor.Inputs.All(input => !string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                preparation.Problem(ProblemCodes.UnknownInput, $"'{_node.Type}' has no input '{name}'.", name);
            }
        }
    }

    private PreparedInput? Input(InputDescriptor input)
    {
        var property = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
        var given = Fields.Find(_json, input.Name) is var found && found is not JsonObject && Reserved.Contains(property) ? null : found;
        var expression = given is JsonObject wrapped && wrapped.ContainsKey("expression")
            ? wrapped["expression"] as JsonObject
            : given is null or JsonObject ? null : new JsonObject { ["type"] = "Literal", ["value"] = given.DeepClone() };
        var literal = expression is not null && Literals.Contains(Fields.Text(expression, "type") ?? "Literal");
        var isBlank = expression is null || (literal && (expression["value"] is not { } value || (value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>()))));
        if (input.UiHint != "variable-picker" && given is JsonObject bare && !bare.ContainsKey("expression") && bare.ContainsKey("typeName"))
        {
            preparation.Problem(ProblemCodes.Malformed, $"The input '{input.Name}' has no expression.", property);
        }

        if (isBlank && input.IsRequired)
        {
            preparation.Problem(ProblemCodes.MissingInput, $"'{input.DisplayName ?? input.Name}' must be given.", property);
        }

        if (expression is null || (isBlank && input.DefaultValue is not null))
        {
            return null;
        }

        if (!TypeAliases.TryResolve(input.TypeName, false, out var type))
        {
            throw new InvalidOperationException($"The descriptor of '{_node.Type}' names the unknown type '{input.TypeName}' for '{input.Name}'.");
        }

        var prepared = new PreparedInput(input, preparation.Expression(expression, property), type);
        if (literal && !isBlank)
        {
            CheckLiteral(expression["value"], input, type, property);
        }

        return prepared;
    }

    private void CheckLiteral(JsonNode? value, InputDescriptor input, Type type, string property)
    {
        try
        {
            var converted = ValueConverter.Convert(PlainValue.From(value), type);
            if (input.Choices.Length > 0 && Chosen(converted, input).FirstOrDefault(one => !input.Choices.Contains(one)) is { } choice)
            {
                preparation.Problem(ProblemCodes.BadInput, $"'{choice}' is none of {string.Join(", ", input.Choices)}.", property);
            }
        }
        catch (Exception failure) when (failure is ValueConversionException or JsonException)
        {
            preparation.Problem(ProblemCodes.BadInput, failure.Message, property);
        }
    }

    /// <summary>What was chosen: one of a list, or of a check list several, which Studio writes as a JSON list in a text.</summary>
    private static IEnumerable<string> Chosen(object? value, InputDescriptor input)
    {
        var chosen = value is string text && input.UiHint == "checklist" && text.TrimStart().StartsWith('[') ? PlainValue.From(JsonNode.Parse(text)) : value;
        return chosen switch { string one => [one], System.Collections.IEnumerable several => several.OfType<string>(), _ => [] };
    }

    private string? Binding(OutputDescriptor output)
    {
        var property = JsonNamingPolicy.CamelCase.ConvertName(output.Name);
        if (Fields.Find(_json, output.Name) is not JsonObject bound || Fields.Text(bound["memoryReference"] as JsonObject, "id") is not { Length: > 0 } id)
        {
            return null;
        }

        if (!_node.ReachesVariable(id) && preparation.Definition.Outputs.All(declared => declared.Name != id))
        {
            preparation.Problem(ProblemCodes.UnknownVariable, $"The output '{output.Name}' is bound to '{id}', which is no variable in reach and no output of the workflow.", property);
        }

        return id;
    }
}
