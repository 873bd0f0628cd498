using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Cases;

/// <summary>
/// How many cases each property of a class is tried on. The cases are the same in every run, so that a change is judged by what it changed;
/// <c>PROPERTY_CASES=20</c> tries twenty times as many new ones (<c>make properties</c>) and prints the seed of one that fails.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
[SuppressMessage("xUnit", "xUnit3003", Justification = "It stands on classes, and its base has no such constructor.")]
internal sealed class CasesAttribute : PropertiesAttribute
{
    /// <summary>Even the first plays are long enough for something to happen in them.</summary>
    private const int Long = 25;

    private const string Same = "20270111,19940307";

    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("PROPERTY_CASES") ?? "0", CultureInfo.InvariantCulture);

    public CasesAttribute(int count, Type? arbitrary = null)
    {
        MaxTest = count * Math.Max(1, Times);
        StartSize = Long;
        Arbitrary = arbitrary is null ? [] : [arbitrary];
        if (Times == 0)
        {
            Replay = Same;
        }
    }
}
