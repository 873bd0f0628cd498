using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;
using Cronos;

namespace CoordinationFlow.Workflows.Activities.Time;

/// <summary>Begins a workflow by a time table in UTC, of six fields that begin with seconds; within one it waits for the next time once.</summary>
internal sealed class Cron : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Cron",
        DisplayName = "Cron",
        Description = "Trigger workflow execution at a specific interval using a CRON expression.",
        Category = "Scheduling",
        Inputs = [new("CronExpression", "String", "The CRON expression at which the timer should execute.") { DisplayName = "Cron expression", UiHint = "cron-expression" }],
        IsTrigger = true,
    };

    // What a script gives is known at run time alone.
    public override object? Prepare(NodePreparation preparation)
    {
        var expression = Fields.Find(preparation.Json, "CronExpression") is System.Text.Json.Nodes.JsonObject input ? input["expression"] as System.Text.Json.Nodes.JsonObject : null;
        if (expression is null || Fields.Text(expression, "type") is null or "Literal")
        {
            try
            {
                Parse(Fields.Text(expression, "value"));
            }
            catch (CronFormatException failure)
            {
                preparation.Problem(ProblemCodes.BadTimetable, $"Error when parsing cron expression: {failure.Message}", "cronExpression");
            }
        }

        return null;
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.TakeTrigger())
        {
            return execution.CompleteAsync();
        }

        var next = Parse(execution.Input<string>("CronExpression")).GetNextOccurrence(execution.Step.At, TimeZoneInfo.Utc)
            ?? throw new InvalidOperationException("The time table has no time left.");
        execution.WaitUntil(next);
        return ValueTask.CompletedTask;
    }

    private static CronExpression Parse(string? expression) => CronExpression.Parse(expression ?? "", CronFormat.IncludeSeconds);
}
