using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ElsaApi.ActivityDescriptors;

/// <summary>
/// The activities that a definition may use, as Studio's toolbox shows them: what the engine declares of itself, and each version of each
/// published workflow that is usable as one. Thread-safe.
/// </summary>
internal sealed class ActivityTypes(ActivityCatalog catalog)
{
    /// <summary>Stands for an activity of an unknown type: Studio leaves the whole canvas empty for one that has no descriptor.</summary>
    public const string NotFound = "Elsa.NotFoundActivity";

    /// <summary>All of them, each type and version once.</summary>
    public async ValueTask<IReadOnlyList<ActivityType>> AllAsync(Step step, ReferenceData reference)
    {
        var workflows = await UsableWorkflows.DescribeAsync(step);
        return
        [
            .. catalog.Descriptors.Select(descriptor => Describe(descriptor, reference)),
            .. workflows.DistinctBy(workflow => (workflow.TypeName, workflow.Version)).Where(workflow => catalog.Find(workflow.TypeName) is null).Select(workflow => OfWorkflow(workflow, reference)),
            new ActivityType(NotFound, 1, "Primitives", "Not found", "An activity of a type that this server does not have.") { IsBrowsable = false },
        ];
    }

    /// <summary>The version of a kind that the engine brings; null where it has no such kind.</summary>
    public int? VersionOf(string type) => catalog.Find(type)?.Descriptor.Version;

    /// <summary>The inputs of a kind that the engine brings; none where it has no such kind.</summary>
    public ImmutableArray<InputDescriptor> InputsOf(string type) => catalog.Find(type)?.Descriptor.Inputs ?? [];

    /// <summary>The outputs of a kind that the engine brings; none where it has no such kind.</summary>
    public ImmutableArray<OutputDescriptor> OutputsOf(string type) => catalog.Find(type)?.Descriptor.Outputs ?? [];

    private ActivityType Describe(ActivityDescriptor descriptor, ReferenceData reference)
    {
        var shape = ToolboxShape.Of(catalog.Find(descriptor.TypeName)!);
        return new(descriptor.TypeName, descriptor.Version, descriptor.Category, descriptor.DisplayName, descriptor.Description)
        {
            Kind = descriptor.IsTrigger ? "Trigger" : "Action",
            IsContainer = descriptor.IsContainer,
            IsStart = descriptor.TypeName == "Elsa.Start",
            IsTerminal = shape.IsTerminal,
            Inputs = Inputs(descriptor, reference),
            Outputs = Outputs(descriptor),
            Ports = [.. shape.EmbeddedPorts.Select(ActivityPort.Embedded), .. descriptor.Outcomes.Select(ActivityPort.Flow)],
        };
    }

    private static ActivityType OfWorkflow(UsableWorkflow workflow, ReferenceData reference) =>
        new(workflow.TypeName, workflow.Version, workflow.Descriptor.Category, workflow.Descriptor.DisplayName, workflow.Descriptor.Description)
        {
            IsBrowsable = workflow.IsPublished,
            Inputs = Inputs(workflow.Descriptor, reference),
            Outputs = Outputs(workflow.Descriptor),
            Ports = [ActivityPort.Embedded("root") with { IsBrowsable = false }, .. workflow.Descriptor.Outcomes.Select(ActivityPort.Flow)],
            CustomProperties = new Dictionary<string, object>
            {
                ["RootType"] = "WorkflowDefinitionActivity",
                ["WorkflowDefinitionId"] = workflow.DefinitionId,
                ["WorkflowDefinitionVersionId"] = workflow.VersionId,
            },
            ConstructionProperties = new Dictionary<string, object>
            {
                ["WorkflowDefinitionId"] = workflow.DefinitionId,
                ["WorkflowDefinitionVersionId"] = workflow.VersionId,
                ["Version"] = workflow.Version,
            },
        };

    private static ActivityInput[] Inputs(ActivityDescriptor descriptor, ReferenceData reference) =>
        [.. descriptor.Inputs.Select((input, place) => ActivityInput.Of(input, place, LiveChoices.For(input, reference)))];

    private static object[] Outputs(ActivityDescriptor descriptor) =>
        [.. descriptor.Outputs.Select(output => new { output.Name, output.TypeName, DisplayName = output.Name, output.Description, IsBrowsable = true })];
}

/// <summary>A descriptor as it goes over the wire (contract 3.1).</summary>
internal sealed record ActivityType(string TypeName, int Version, string Category, string DisplayName, string Description)
{
    public string Namespace => TypeName.LastIndexOf('.') is var dot and > 0 ? TypeName[..dot] : "";

    public string Name => TypeName[(TypeName.LastIndexOf('.') + 1)..];

    public string Kind { get; init; } = "Action";

    public bool IsContainer { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsStart { get; init; }

    public bool IsTerminal { get; init; }

    public bool RunAsynchronously { get; }

    public ActivityInput[] Inputs { get; init; } = [];

    public object[] Outputs { get; init; } = [];

    public ActivityPort[] Ports { get; init; } = [];

    public IReadOnlyDictionary<string, object> CustomProperties { get; init; } = new Dictionary<string, object>();

    public IReadOnlyDictionary<string, object> ConstructionProperties { get; init; } = new Dictionary<string, object>();
}

/// <summary>Where an activity is left by, or what it holds.</summary>
internal sealed record ActivityPort(string Name, string DisplayName, string Type, bool IsBrowsable)
{
    public static ActivityPort Flow(string outcome) => new(outcome, outcome, "Flow", true);

    public static ActivityPort Embedded(string property)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property) is { Length: > 0 } camel ? char.ToUpperInvariant(camel[0]) + camel[1..] : property;
        return new(name, name, "Embedded", true);
    }
}
