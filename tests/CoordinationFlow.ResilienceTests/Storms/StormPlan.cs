using CoordinationFlow.ResilienceTests.Kills;
using CoordinationFlow.ResilienceTests.Network;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// Who dies where: of ten kills six are of a server process, two of PostgreSQL and two of the broker. Moments are random within the named point: the n-th
/// time that it is passed.
/// </summary>
internal sealed class StormPlan(int kills, int seed)
{
    private const string AnyMoment = "any moment";
    private static readonly string[] Points =
    [
        CrashPoint.AfterDatabaseCommit, CrashPoint.AfterCommit, CrashPoint.AfterDatabaseCommit, AnyMoment, CrashPoint.AfterCommit, CrashPoint.BetweenSendAndDelete,
        CrashPoint.AfterDatabaseCommit, CrashPoint.AfterCommit, CrashPoint.AfterDatabaseCommit, CrashPoint.BeforeCommit, CrashPoint.AfterCommit, CrashPoint.AfterDecide,
    ];

    private static readonly Moment[] OfDatabase =
    [
        new("PostgreSQL as writes and commit are on their way", Signs.Commit, AtReply: false, BetweenWriteAndAcknowledgement: false),
        new("PostgreSQL after the commit, its reply withheld", Signs.Commit, AtReply: true, BetweenWriteAndAcknowledgement: true),
        new("PostgreSQL after the commit, its reply withheld", Signs.Commit, AtReply: true, BetweenWriteAndAcknowledgement: true),
        new("PostgreSQL after the commit, its reply withheld", Signs.Commit, AtReply: true, BetweenWriteAndAcknowledgement: true),
    ];

    private static readonly Moment[] OfBroker =
    [
        new("broker after an answer's commit, its acknowledgement withheld", Signs.Acknowledge, AtReply: false, BetweenWriteAndAcknowledgement: true),
        new("broker after a message came, its confirm withheld", Signs.Publish, AtReply: true, BetweenWriteAndAcknowledgement: false),
        new("broker as a message is on its way", Signs.Publish, AtReply: false, BetweenWriteAndAcknowledgement: false),
    ];

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, int> _killed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _armed;
    private int _between;

    /// <summary>How many kills are of the database or the broker.</summary>
    public int OfServers => kills - OfProcesses;

    /// <summary>How many kills fell between a step's first write and its acknowledgement.</summary>
    public int Between => _between;

    private int OfProcesses => (int)Math.Round(0.6 * kills);

    /// <summary>Where the process that starts now dies, and the how manieth time; no point: at any moment, after so many acknowledgements; null: not at all.</summary>
    public (string? Point, int Times)? NextOfProcess()
    {
        lock (_lock)
        {
            if (_armed == OfProcesses)
            {
                return null;
            }

            var point = Points[_armed++ % Points.Length];
            return (point == AnyMoment ? null : point, _random.Next(1, 12));
        }
    }

    /// <summary>The kill of that number among those of the database and the broker.</summary>
    public (Moment Moment, bool IsBroker, int Times) OfServer(int number)
    {
        lock (_lock)
        {
            var (isBroker, turn) = (number % 2 == 1, number / 2);
            return (isBroker ? OfBroker[turn % OfBroker.Length] : OfDatabase[turn % OfDatabase.Length], isBroker, _random.Next(1, 12));
        }
    }

    /// <summary>It was done.</summary>
    public void Killed(string what, bool isBetween)
    {
        lock (_lock)
        {
            _killed[what] = _killed.GetValueOrDefault(what) + 1;
            _between += isBetween ? 1 : 0;
        }
    }

    /// <summary>A process has died at its point.</summary>
    public void ProcessKilled(string? point) => Killed($"process at {point ?? AnyMoment}", point is not null && KillPlan.IsBetweenWriteAndAcknowledgement(point));

    /// <summary>A process was killed at no point; <paramref name="isMore"/>: one more than planned.</summary>
    public void ProcessKilledAtAnyMoment(bool isMore)
    {
        Killed($"process at {AnyMoment}", isBetween: false);
        lock (_lock)
        {
            _armed -= isMore ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_killed.Values.Sum()} kills, {_between} between first write and acknowledgement ({string.Join("; ", _killed.Select(one => $"{one.Value} {one.Key}"))})";

    /// <summary>A moment on the wire.</summary>
    internal sealed record Moment(string Name, string Sign, bool AtReply, bool BetweenWriteAndAcknowledgement);
}
