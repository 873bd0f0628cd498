using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Server.TryOut;

/// <summary>Notes what the flow does, each step once it is committed.</summary>
internal sealed class TryOutObserver : IExecutionObserver
{
    private const int LongestValue = 200;
    private readonly List<TriedStep> _steps = [];
    private string? _line;

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<TriedStep> Steps => _steps;

    /// <inheritdoc/>
    public void Happened(ActivityExecution execution, string what, string? message)
    {
        if (execution.Parent is null)
        {
            return;
        }

        var step = new TriedStep(execution.Step.At, execution.Node.Id, NameOf(execution), what)
        {
            IsDrawn = execution.Parent.Parent is { Parent: null },
            Outcomes = what == "Completed" ? [.. execution.Outcomes ?? ["Done"]] : [],
            Data = what is "Completed" or "Suspended" or "Faulted" ? [.. execution.EvaluatedInputs.Concat(execution.Outputs).Where(one => one.Value is not null).DistinctBy(one => one.Key).Select(one => (one.Key, Shown(one.Value)))] : [],
            Message = message ?? _line,
        };
        _line = null;
        execution.Step.Transaction.OnCommitted(() => _steps.Add(step));
    }

    /// <inheritdoc/>
    public void LineWritten(string instanceId, string? text) => _line = text;

    private static string NameOf(ActivityExecution execution) => execution.Node.Name is { Length: > 0 } name ? name : execution.Node.Id;

    private static string Shown(object? value)
    {
        var text = ValueJson.Text(value);
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }
}
