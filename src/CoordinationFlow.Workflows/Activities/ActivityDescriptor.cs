using System.Collections.Immutable;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>What is known of a kind of activity without running it.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>The type name in a definition, such as <c>Elsa.WriteLine</c> or <c>CoordinationFlow.Circulate</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>Version of the kind, 1 unless it is a published workflow.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The name a designer reads.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One or two sentences for the designer.</summary>
    public required string Description { get; init; }

    /// <summary>The toolbox category.</summary>
    public required string Category { get; init; }

    /// <summary>Inputs, in the order in which a designer sees them.</summary>
    public ImmutableArray<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Outputs.</summary>
    public ImmutableArray<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Outcomes by which a flowchart's connections may leave; empty: Done alone.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Whether the activity is a container that is drawn as a box with content.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether the activity may start a workflow (Event, Timer, StartAt).</summary>
    public bool IsTrigger { get; init; }

    /// <summary>Whether leaving by an outcome that is not connected is an incident (the port Refused of coordination activities).</summary>
    public ImmutableArray<string> MustHandle { get; init; } = [];
}

/// <summary>An input of a kind of activity. <paramref name="TypeName"/> is an alias such as String, Int32, Boolean, Object.</summary>
public sealed record InputDescriptor(string Name, string TypeName, string Description)
{
    /// <summary>The label a designer reads; null: the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Which editor Studio shows: singleline, multiline, checkbox, dropdown, checklist, code-editor, variable-picker, …</summary>
    public string UiHint { get; init; } = "singleline";

    /// <summary>The value where the definition says nothing.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>Choices of a dropdown or check list, fixed ones.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether a definition without it is refused at publish.</summary>
    public bool IsRequired { get; init; }

    /// <summary>False: the kind evaluates the input itself, when it wants (a While's condition).</summary>
    public bool IsEvaluatedBefore { get; init; } = true;
}

/// <summary>An output of a kind of activity.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, string Description);
