using System.Collections.Immutable;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>One thing that a letter tells: a key of <see cref="MailTexts"/>, and what its sentence needs. Ids, codes and instants only.</summary>
/// <param name="Key">The sentence's key.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record LetterItem(string Key, DateTimeOffset At)
{
    /// <summary>What the sentence is filled with, in its order: instants by round trip, codes by <c>level.L1</c> and the like, else as they are.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Where it is looked at, below the portal's address; null: the dossier's page.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it may not wait for the morning, nor for the next letter.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>What it enters into the reader's calendar; null: nothing.</summary>
    public CalendarMark? Calendar { get; init; }
}

/// <summary>An entry in a calendar, without a text.</summary>
/// <param name="What"><c>deadline</c>, <c>sitting</c> or <c>meeting</c>.</param>
/// <param name="Number">The round's or sitting's number; 0 for the meeting.</param>
/// <param name="Sequence">Rises with each change of the same entry.</param>
/// <param name="Start">UTC; a meeting's is the day's beginning in UTC.</param>
public sealed record CalendarMark(string What, int Number, int Sequence, DateTimeOffset Start)
{
    /// <summary>The level that sits, for a sitting.</summary>
    public string? Level { get; init; }

    /// <summary>Whether the entry goes.</summary>
    public bool IsCancelled { get; init; }
}
