namespace CoordinationFlow.Coordination.TryOuts;

/// <summary>
/// Runs a flow on a simulated dossier, on a virtual clock, in a world of its own: memory for a store, no bus, no mail. Nothing of it touches a real
/// dossier, participant or instance. Thread-safe.
/// </summary>
public interface ITryOut
{
    /// <summary>Plays the request to its end, or until it goes on for too long. Only so many run at a time; others wait.</summary>
    Task<TryOutResult> RunAsync(TryOutRequest request, CancellationToken cancellationToken);
}
