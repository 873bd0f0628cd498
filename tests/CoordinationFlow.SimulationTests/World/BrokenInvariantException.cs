namespace CoordinationFlow.SimulationTests.World;

/// <summary>Something that must always hold does not.</summary>
public sealed class BrokenInvariantException(string invariant, string what) : Exception($"{invariant}: {what}")
{
    /// <summary>The invariant's name.</summary>
    public string Invariant { get; } = invariant;
}
