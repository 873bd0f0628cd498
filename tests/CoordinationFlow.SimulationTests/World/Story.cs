using System.Globalization;
using System.Text;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>The last happenings of a schedule, and a hash over all of them by which two runs of one seed are compared.</summary>
internal sealed class Story(VirtualClock clock)
{
    private const int Kept = 200;

    private readonly Queue<(DateTimeOffset At, string Who, string What)> _last = new();

    /// <summary>Equal for equal histories.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void Tell(string who, string what)
    {
        foreach (var letter in what)
        {
            Hash = (Hash ^ letter) * 1099511628211;
        }

        _last.Enqueue((clock.GetUtcNow(), who, what));
        if (_last.Count > Kept)
        {
            _last.Dequeue();
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (at, who, what) in _last)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {at:dd HH:mm:ss}  {who,-8}  {what}\n");
        }

        return text.ToString();
    }
}
