using System.Globalization;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>Ids that sort in the order of their making and are the same in each run of a seed.</summary>
internal sealed class CountedIdentity : IIdentity
{
    private int _last;

    public string NewId() => (++_last).ToString("x8", CultureInfo.InvariantCulture);
}
