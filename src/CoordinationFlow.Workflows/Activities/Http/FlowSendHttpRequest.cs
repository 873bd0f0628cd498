using System.Globalization;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>Sends a request and leaves by the answer's status code, by Failed to connect, or by Timeout.</summary>
internal sealed class FlowSendHttpRequest : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowSendHttpRequest",
        DisplayName = "HTTP request (flow)",
        Description = "Send an HTTP request.",
        Category = "HTTP",
        Inputs = [.. HttpCall.Inputs, new("ExpectedStatusCodes", "Int32[]", "A list of expected status codes to handle.") { DisplayName = "Expected status codes", UiHint = "multitext" }],
        Outputs = HttpCall.Outputs,
    };

    public override bool HasOwnPorts => true;

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var (status, isLate) = await HttpCall.SendAsync(execution);
        if (status is not { } code)
        {
            await execution.CompleteAsync(isLate ? "Timeout" : "Failed to connect");
            return;
        }

        var expected = execution.Input<int[]>("ExpectedStatusCodes") ?? [];
        var outcome = expected.Contains(code) ? code.ToString(CultureInfo.InvariantCulture) : "Unmatched status code";
        await execution.CompleteAsync(expected.Length == 0 ? ["Done"] : [outcome, "Done"]);
    }
}
