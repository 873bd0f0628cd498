namespace CoordinationFlow.Workflows.Runtime;

/// <summary>Makes ids. A seam, so that a simulation can make them from its seed. Thread-safe.</summary>
public interface IIdentity
{
    /// <summary>A new id, unique, sorting after those made before it in this process (GUID version 7, 32 hex digits).</summary>
    string NewId();
}
