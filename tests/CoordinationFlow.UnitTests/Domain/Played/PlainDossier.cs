using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>A version by its very texts.</summary>
internal sealed class PlainVersion((string Id, string Text)[] texts)
{
    public (string Id, string Text)[] Texts { get; } = texts;

    public bool IsCirculated { get; set; }
}

/// <summary>A task and its times.</summary>
internal sealed class PlainTask(string id, DateTimeOffset issued)
{
    public string Id { get; } = id;

    public DateTimeOffset Issued { get; } = issued;

    public DateTimeOffset? Delivered { get; set; }

    public DateTimeOffset? Opened { get; set; }
}

/// <summary>An answer.</summary>
internal sealed class PlainAnswer(string participant, PlainRound round, PositionContent content)
{
    private static int _count;

    public int Number { get; } = Interlocked.Increment(ref _count);

    public string Participant { get; } = participant;

    public PlainRound Round { get; } = round;

    public PositionContent Content { get; } = content;

    public DateTimeOffset At { get; init; }

    public bool Admitted { get; set; }

    public bool Lifted { get; set; }

    public Stance On(string id) => Content.Paragraphs.TryGetValue(id, out var stance) ? stance : Content.Default;
}

/// <summary>A round.</summary>
internal sealed class PlainRound(PlainVersion version, Procedure procedure, bool isSupplementary, DateTimeOffset opened)
{
    public PlainVersion Version { get; } = version;

    public Procedure Procedure { get; } = procedure;

    public bool IsSupplementary { get; } = isSupplementary;

    public DateTimeOffset Opened { get; } = opened;

    public DateTimeOffset Deadline { get; set; }

    public string State { get; set; } = "open";

    public bool IsOpen => State == "open";

    public bool Runs(DateTimeOffset at) => IsOpen && at < Deadline.AddSeconds(1);

    public DateTimeOffset? ClosedAt { get; set; }

    public Dictionary<string, PlainTask> Tasks { get; } = [];

    public HashSet<string> Cancelled { get; } = [];

    public Dictionary<string, PlainAnswer> Standing { get; } = [];

    public List<PlainAnswer> Late { get; } = [];
}

/// <summary>A word by its letter: A C P S R O, or T and M.</summary>
internal readonly record struct PlainWord(char Letter)
{
    public DateTimeOffset At { get; init; }

    public bool Consented { get; init; }

    public bool Stated { get; init; }

    public bool Blocks => Letter == 'O' || (Letter == 'R' && !Stated);

    public static char LetterOf(Stance stance) => "ACPSRON"[(int)stance];
}

/// <summary>The order A C P S R O.</summary>
internal static class Severity
{
    public static int CompareInSeverity(this char one, char other) => "ACPSRO".IndexOf(one, StringComparison.Ordinal).CompareTo("ACPSRO".IndexOf(other, StringComparison.Ordinal));
}
