using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.Mutations;

/// <summary>Keeps no stimulus for a bookmark that is still to come.</summary>
internal sealed class ForgetfulRuntime(IWorkflowRuntime inner) : IWorkflowRuntime
{
    public ValueTask<StepReport> StartAsync(Step step, StartRequest request) => inner.StartAsync(step, request);

    public ValueTask<StepReport> ResumeAsync(Step step, Stimulus stimulus, bool keep = true) => inner.ResumeAsync(step, stimulus, keep: false);

    public ValueTask<bool> MoveWaitAsync(Step step, StimulusKey from, StimulusKey to) => inner.MoveWaitAsync(step, from, to);

    public ValueTask<bool> RetryAsync(Step step, string instanceId) => inner.RetryAsync(step, instanceId);

    public ValueTask CancelAsync(Step step, string instanceId) => inner.CancelAsync(step, instanceId);
}
