namespace CoordinationFlow.Coordination.Participants;

/// <summary>Kinds of <see cref="ReferenceRow"/>.</summary>
internal static class ReferenceKinds
{
    public const string Participant = "participant";

    public const string Person = "person";

    public const string Area = "area";

    public const string ClosedDay = "closed-day";
}
