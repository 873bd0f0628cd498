using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Console;

/// <summary>Gives a line of text to whoever watches the run; a server writes it nowhere.</summary>
internal sealed class WriteLine : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.WriteLine",
        DisplayName = "Write line",
        Description = "Write a line of text to the console.",
        Category = "Console",
        Inputs = [new("Text", "String", "The text to write.")],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var text = execution.Input<string>("Text");
        execution.Run.Engine.Notify(execution.Step, observer => observer.LineWritten(execution.InstanceId, text));
        return execution.CompleteAsync();
    }
}
