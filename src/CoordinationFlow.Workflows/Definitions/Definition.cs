using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>
/// A definition file as the engine reads it, beside the file's JSON as it came. What the engine does not know stays in
/// <see cref="Json"/> and goes out again untouched.
/// </summary>
public sealed record Definition
{
    /// <summary>The text as it came, unknown properties included.</summary>
    public required string Json { get; init; }

    /// <summary>The id of all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version's own id as the file says it; empty if it says none.</summary>
    public required string VersionId { get; init; }

    /// <summary>The version's number as the file says it; 0 if it says none, as in Elsa.</summary>
    public required int Version { get; init; }

    /// <summary>The name a designer gave.</summary>
    public required string Name { get; init; }

    /// <summary>What the designer wrote about it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the file says that a designer may not change it.</summary>
    public bool IsReadonly { get; init; }

    /// <summary>The version of the tool that wrote it, as the file says it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>The workflow's variables.</summary>
    public ImmutableArray<VariableDeclaration> Variables { get; init; } = [];

    /// <summary>Declared inputs.</summary>
    public ImmutableArray<ArgumentDeclaration> Inputs { get; init; } = [];

    /// <summary>Declared outputs.</summary>
    public ImmutableArray<ArgumentDeclaration> Outputs { get; init; } = [];

    /// <summary>Outcomes by which it may be left where it is used as an activity.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Whether a designer may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>Whether an incident leaves the other branches running (ContinueWithIncidents) instead of ending the instance (Fault).</summary>
    public bool ContinuesWithIncidents { get; init; }

    /// <summary>The root activity.</summary>
    public required JsonObject Root { get; init; }

    /// <summary>The type name of the activity that it can be used as: its name in Pascal case.</summary>
    public string ActivityTypeName => PascalCase.Of(Name);

    /// <summary>The type name of the activity that it is usable as; null: it is none.</summary>
    public string? UsableAs => UsableAsActivity ? ActivityTypeName : null;
}

/// <summary>A variable of a workflow or of a container.</summary>
/// <param name="Id">The id by which activities bind to it.</param>
/// <param name="Name">The name by which expressions find it.</param>
/// <param name="TypeName">The declared type's alias.</param>
/// <param name="IsArray">Whether it is an array of that type.</param>
/// <param name="Value">The default value as the file says it.</param>
/// <param name="IsMemoryOnly">Whether the value is lost over a suspension (Elsa's memory storage driver).</param>
public sealed record VariableDeclaration(string Id, string Name, string TypeName, bool IsArray, JsonNode? Value, bool IsMemoryOnly);

/// <summary>A declared input or output of a workflow.</summary>
public sealed record ArgumentDeclaration(string Name, string TypeName, bool IsArray)
{
    /// <summary>The label a designer reads; null: the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Which editor a designer sees.</summary>
    public string? UiHint { get; init; }
}
