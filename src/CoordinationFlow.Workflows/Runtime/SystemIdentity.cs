namespace CoordinationFlow.Workflows.Runtime;

/// <summary>Ids by the system's clock and chance: GUIDs of version 7.</summary>
public sealed class SystemIdentity : IIdentity
{
    /// <inheritdoc/>
    public string NewId() => Guid.CreateVersion7().ToString("N");
}
