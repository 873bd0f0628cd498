namespace CoordinationFlow.ResilienceTests;

/// <summary>How large a run is: small in CI, as large as the acceptance asks where the variable RESILIENCE says <c>full</c>.</summary>
internal static class RunSize
{
    /// <summary>Whether this is the large run.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("RESILIENCE") == "full";

    /// <summary>The one number or the other.</summary>
    public static int Of(int ci, int full) => IsFull ? full : ci;
}
