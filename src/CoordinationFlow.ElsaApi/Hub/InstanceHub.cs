
namespace CoordinationFlow.ElsaApi.Hub;

/// <summary>Tells Studio's viewers when their instance has moved, under Elsa's names (contract, section 4).</summary>
internal sealed class InstanceHub(ObservedInstances observed) : Microsoft.AspNetCore.SignalR.Hub
{
    private const int MostIdLength = 100;

    /// <summary>The caller wants to hear of an instance.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (instanceId is { Length: > 0 and <= MostIdLength })
        {
            observed.Add(Context.ConnectionId, instanceId);
            await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observed.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
