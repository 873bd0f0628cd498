namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>
/// Tells this process's deadline worker that due rows were committed, so that it reckons anew when to wake. A lost call delays until the
/// next look, it never loses. Thread-safe, cheap, never throws.
/// </summary>
public interface IDueSignal
{
    /// <summary>Something may fall due earlier than was known.</summary>
    void Wake();
}
