using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>One activity being compiled: its JSON, what its kind may take from it, and where problems go.</summary>
internal sealed class NodePreparation(GraphBuilding building, Node node, JsonObject json, Definition definition, ImmutableArray<string> within)
{
    private static readonly string[] Literals = ["Literal", "Object"];

    // What every activity has; an input of such a name can only be given in the wrapped form.
    private static readonly string[] Reserved = ["id", "name", "type", "version", "nodeId", "customProperties", "metadata", "runAsynchronously"];

    public Node Node => node;

    public JsonObject Json => json;

    /// <summary>The workflow that the activity stands in.</summary>
    public Definition Definition => definition;

    public void Problem(string code, string message, string? property = null) => building.Problems.Add(new(code, message)
    {
        ActivityId = node.Id is { Length: > 0 } id ? id : null,
        ActivityName = node.Name ?? Fields.Text(json, "displayName"),
        Property = property,
    });

    /// <summary>The single child under that property.</summary>
    public void AddPort(string property)
    {
        Shapes.CheckObject(json, property, message => Problem(ProblemCodes.Malformed, message, property));
        if (json[property] is JsonObject child && building.Add(child, node, definition, within) is { } added)
        {
            node.Ports = node.Ports.Append(KeyValuePair.Create(property, added)).ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>A child that stands elsewhere than under a property of its own (a case of a switch).</summary>
    public Node? AddChild(JsonObject? child) => child is null ? null : building.Add(child, node, definition, within);

    /// <summary>The children under that property, in the order of the file.</summary>
    public void AddActivities(string property = "activities")
    {
        CheckList("variables");
        CheckList(property);
        node.Variables = Variables(DefinitionReader.Variables(json), dropsUnknownTypes: false);
        node.Activities = [.. Fields.Objects(json[property]).Select(AddChild).OfType<Node>()];
    }

    /// <summary>A problem where the property is no list of objects.</summary>
    public void CheckList(string property) => Shapes.CheckList(json, property, message => Problem(ProblemCodes.Malformed, message, property));

    /// <summary>Prepares an expression <c>{type, value}</c> that is to give a value of that type.</summary>
    public IPreparedExpression Expression(JsonObject? expression, string property)
    {
        var problems = new List<string>();
        var type = Fields.Text(expression, "type");
        var prepared = building.Expressions.Prepare(type, expression?["value"], problems);
        foreach (var problem in problems)
        {
            Problem(ProblemCodes.BadExpression, problem, property);
        }

        CheckReference(type, expression?["value"], property);
        return prepared;
    }

    public void CheckIdentity()
    {
        if (node.Id.Length == 0)
        {
            Problem(ProblemCodes.NoId, $"An activity of type '{node.Type}' has no id.", "id");
        }
        else if (building.Nodes.Any(other => other != node && other.Id == node.Id && SameWorkflow(other, node)))
        {
            Problem(ProblemCodes.DuplicateId, $"The id '{node.Id}' is used by more than one activity.", "id");
        }
    }

    /// <summary>Prepares inputs and output bindings by the kind's descriptor.</summary>
    public void PrepareArguments()
    {
        var descriptor = node.Kind.Descriptor;
        node.Inputs = descriptor.Inputs.Select(input => (input.Name, Prepared: Input(input)))
            .Where(pair => pair.Prepared is not null)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Prepared!, StringComparer.OrdinalIgnoreCase);
        node.OutputBindings = descriptor.Outputs.Select(output => (output.Name, Bound: Binding(output)))
            .Where(pair => pair.Bound is not null)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Bound!, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in json)
        {
            if (value is JsonObject given && given["expression"] is JsonObject && descriptor.Inputs.All(input => !string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                Problem(ProblemCodes.UnknownInput, $"'{node.Type}' has no input '{name}'.", name);
            }
        }
    }

    public ImmutableArray<PreparedVariable> Variables(ImmutableArray<VariableDeclaration> declared, bool dropsUnknownTypes)
    {
        var prepared = ImmutableArray.CreateBuilder<PreparedVariable>();
        foreach (var variable in declared)
        {
            if (prepared.Any(other => other.Id == variable.Id || other.Name == variable.Name))
            {
                Problem(ProblemCodes.DuplicateVariable, $"There is more than one variable '{variable.Name}' in one scope.", "variables");
            }

            if (!TypeAliases.TryResolve(variable.TypeName, variable.IsArray, out var type))
            {
                Problem(ProblemCodes.UnknownType, $"The variable '{variable.Name}' has the unknown type '{variable.TypeName}'.", "variables");
                if (dropsUnknownTypes)
                {
                    continue;
                }

                type = typeof(object);
            }

            prepared.Add(Variable(variable, type));
        }

        return prepared.ToImmutable();
    }

    /// <summary>The id of the variable that a property names; a problem where it is not in reach.</summary>
    public string? VariableId(string property)
    {
        var id = Fields.Text(json[property] as JsonObject, "id");
        if (id is null || !IsVariableInReach(id))
        {
            Problem(ProblemCodes.UnknownVariable, $"The variable '{Fields.Text(json[property] as JsonObject, "name") ?? id}' is not in reach.", property);
        }

        return id;
    }

    private PreparedVariable Variable(VariableDeclaration variable, Type type)
    {
        try
        {
            return new(variable.Id, variable.Name, type, variable.IsMemoryOnly, variable.Value);
        }
        catch (ValueConversionException failure)
        {
            Problem(ProblemCodes.BadVariableValue, $"The default value of the variable '{variable.Name}' is not a {TypeAliases.NameOf(type)}: {failure.Message}", "variables");
            return new(variable.Id, variable.Name, type, variable.IsMemoryOnly, null);
        }
    }

    private PreparedInput? Input(InputDescriptor input)
    {
        var property = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
        var given = Fields.Find(json, input.Name) is var found && found is not JsonObject && Reserved.Contains(property) ? null : found;
        var expression = given is JsonObject wrapped && wrapped.ContainsKey("expression")
            ? wrapped["expression"] as JsonObject
            : given is null or JsonObject ? null : new JsonObject { ["type"] = "Literal", ["value"] = given.DeepClone() };
        var literal = expression is not null && Literals.Contains(Fields.Text(expression, "type") ?? "Literal");
        var isBlank = expression is null || (literal && (expression["value"] is not { } value || (value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>()))));
        if (input.UiHint != "variable-picker" && given is JsonObject bare && !bare.ContainsKey("expression") && bare.ContainsKey("typeName"))
        {
            Problem(ProblemCodes.Malformed, $"The input '{input.Name}' has no expression.", property);
        }

        if (isBlank && input.IsRequired)
        {
            Problem(ProblemCodes.MissingInput, $"'{input.DisplayName ?? input.Name}' must be given.", property);
        }

        if (expression is null || (isBlank && input.DefaultValue is not null))
        {
            return null;
        }

        if (!TypeAliases.TryResolve(input.TypeName, false, out var type))
        {
            throw new InvalidOperationException($"The descriptor of '{node.Type}' names the unknown type '{input.TypeName}' for '{input.Name}'.");
        }

        var prepared = new PreparedInput(input, Expression(expression, property), type);
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
                Problem(ProblemCodes.BadInput, $"'{choice}' is none of {string.Join(", ", input.Choices)}.", property);
            }
        }
        catch (ValueConversionException failure)
        {
            Problem(ProblemCodes.BadInput, failure.Message, property);
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
        if (Fields.Find(json, output.Name) is not JsonObject bound || Fields.Text(bound["memoryReference"] as JsonObject, "id") is not { Length: > 0 } id)
        {
            return null;
        }

        if (!IsVariableInReach(id) && definition.Outputs.All(declared => declared.Name != id))
        {
            Problem(ProblemCodes.UnknownVariable, $"The output '{output.Name}' is bound to '{id}', which is no variable in reach and no output of the workflow.", property);
        }

        return id;
    }

    private void CheckReference(string? type, JsonNode? value, string property)
    {
        if (type == "Variable" && Reference.Text(value, "id") is { } id && !IsVariableInReach(id) && !IsNameInReach(Reference.Text(value, "name") ?? id))
        {
            Problem(ProblemCodes.UnknownVariable, $"The variable '{Reference.Text(value, "name") ?? id}' is not in reach.", property);
        }

        if (type == "Input" && Reference.Text(value, "name") is { } name && definition.Inputs.All(declared => declared.Name != name))
        {
            Problem(ProblemCodes.UnknownInput, $"The workflow has no input '{name}'.", property);
        }
    }

    private bool IsVariableInReach(string id) => Above().Any(above => above.Variables.Any(variable => variable.Id == id))
        || Above().Any(above => above.Kind is PublishedWorkflow used && used.Declares(id));

    private bool IsNameInReach(string name) => name is "CurrentValue" or "CurrentIndex" || Above().Any(above => above.Variables.Any(variable => variable.Name == name));

    private IEnumerable<Node> Above()
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    private static bool SameWorkflow(Node one, Node other) => Workflow(one) == Workflow(other);

    private static Node? Workflow(Node node)
    {
        var above = node.Parent;
        while (above is not null && above.Kind is not WorkflowRoot)
        {
            above = above.Parent;
        }

        return above;
    }
}
