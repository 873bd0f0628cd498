using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Ending;

/// <summary>Makes an incident.</summary>
internal sealed class Fault : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Fault",
        DisplayName = "Fault",
        Description = "Faults the workflow.",
        Category = "Primitives",
        Inputs =
        [
            new("Code", "String", "Code to categorize the fault."),
            new("Category", "String", "Category to categorize the fault. Examples: HTTP, Alteration, Azure, etc."),
            new("FaultType", "String", "The type of fault. Examples: System, Business, Integration, etc.") { DisplayName = "Type" },
            new("Message", "String", "The message to include with the fault."),
        ],
    };

    protected override ValueTask RunAsync(ActivityExecution execution) => throw new FaultException(
        execution.Input<string>("Code") ?? "0",
        execution.Input<string>("Category") ?? "General",
        execution.Input<string>("FaultType") ?? "System",
        execution.Input<string>("Message"));
}

/// <summary>The flow designer's own fault.</summary>
public sealed class FaultException(string code, string category, string type, string? message) : Exception(message ?? "")
{
    /// <summary>Code to categorize the fault.</summary>
    public string Code { get; } = code;

    /// <summary>Category of the fault.</summary>
    public string Category { get; } = category;

    /// <summary>Type of the fault.</summary>
    public string Type { get; } = type;
}
