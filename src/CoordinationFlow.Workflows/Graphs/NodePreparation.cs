using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>One activity being compiled: its JSON, what its kind may take from it, and where problems go.</summary>
internal sealed class NodePreparation(GraphBuilding building, Node node, JsonObject json, Definition definition, ImmutableArray<string> within)
{
    public Node Node => node;

    public JsonObject Json => json;

    /// <summary>The properties under which the kind looked for single children, whether there were any or not.</summary>
    public List<string> PortsAskedFor { get; } = [];

    /// <summary>The workflow that the activity stands in.</summary>
    public Definition Definition => definition;

    /// <summary>The host's output converters.</summary>
    public OutputConverters Converters => building.Converters;

    public void Problem(string code, string message, string? property = null) => building.Problems.Add(new(code, message)
    {
        ActivityId = node.Id is { Length: > 0 } id ? id : null,
        ActivityName = node.Name ?? Fields.Text(json, "displayName"),
        Property = property,
    });

    /// <summary>The single child under that property.</summary>
    public void AddPort(string property)
    {
        PortsAskedFor.Add(property);
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

        node.Uses.AddRange(prepared.Uses);
        building.Globals.UnionWith(prepared.Globals);
        CheckReference(type, expression?["value"], property);
        return prepared;
    }

    public void CheckIdentity()
    {
        if (node.Id.Length == 0)
        {
            Problem(ProblemCodes.NoId, $"An activity of type '{node.Type}' has no id.", "id");
        }
        else if (building.Nodes.Any(other => other != node && other.Id == node.Id && node.StandsBeside(other)))
        {
            Problem(ProblemCodes.DuplicateId, $"The id '{node.Id}' is used by more than one activity.", "id");
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
        if (id is null || !node.ReachesVariable(id))
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

    private void CheckReference(string? type, JsonNode? value, string property)
    {
        if (type == "Variable" && Reference.Text(value, "id") is { } id && !node.ReachesVariable(id) && !node.ReachesName(Reference.Text(value, "name") ?? id))
        {
            Problem(ProblemCodes.UnknownVariable, $"The variable '{Reference.Text(value, "name") ?? id}' is not in reach.", property);
        }

        if (type == "Input" && Reference.Text(value, "name") is { } name && definition.Inputs.All(declared => declared.Name != name))
        {
            Problem(ProblemCodes.UnknownInput, $"The workflow has no input '{name}'.", property);
        }
    }
}
