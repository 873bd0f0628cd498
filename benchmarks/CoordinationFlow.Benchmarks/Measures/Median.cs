namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>The middle of some figures.</summary>
internal static class Median
{
    /// <summary>Of an even number of figures the lower of the two in the middle.</summary>
    public static double Of(params double[] figures) => figures.Order().ElementAt((figures.Length - 1) / 2);
}
