namespace CoordinationFlow.SimulationTests.World;

/// <summary>The kinds of fault.</summary>
internal enum Fault
{
    /// <summary>The store fails before it does anything.</summary>
    StoreFails,

    /// <summary>The commit takes effect, and its reply is lost.</summary>
    ReplyLost,

    /// <summary>A node dies with all that it was doing, and comes back.</summary>
    Crash,

    /// <summary>A message is delivered twice.</summary>
    Duplicate,

    /// <summary>An acknowledgement is lost, so that the message comes again.</summary>
    AcknowledgementLost,

    /// <summary>An answer or a word comes hours later than others.</summary>
    Delay,
}

/// <summary>
/// Which faults a schedule has: each kind in every second one, since all at once hide each other; and so many of them, after which the world is
/// whole again and everything has to come to its end.
/// </summary>
internal sealed class Faults(Random chance, int[] counts)
{
    private readonly bool[] _on = [.. Enum.GetValues<Fault>().Select(_ => chance.Next(2) == 0)];
    private int _left = chance.Next(12);

    /// <summary>Whether the fault happens here: once in so many chances.</summary>
    public bool Strikes(Fault fault, int onceIn)
    {
        if (_left == 0 || !_on[(int)fault] || chance.Next(onceIn) != 0)
        {
            return false;
        }

        _left--;
        counts[(int)fault]++;
        return true;
    }
}
