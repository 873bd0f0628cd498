namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>Kinds of <see cref="DueRow"/>, in their order at one instant.</summary>
public static class DueKinds
{
    /// <summary>A reminder of the open round.</summary>
    public const string Reminder = "reminder";

    /// <summary>The open round's close, one second after its deadline.</summary>
    public const string Close = "close";

    /// <summary>The cutoff, one second after it.</summary>
    public const string Cutoff = "cutoff";

    /// <summary>The definitive position was due, one second after.</summary>
    public const string Definitive = "definitive";

    /// <summary>A review date of kept reservations, one second after.</summary>
    public const string Review = "review";

    /// <summary>A finding's day of review is over.</summary>
    public const string Finding = "finding";

    /// <summary>A participant with a seat was retired; due at once.</summary>
    public const string Participants = "participants";

    /// <summary>The working calendar was changed while a round is open; due at once.</summary>
    public const string Calendar = "calendar";
}
