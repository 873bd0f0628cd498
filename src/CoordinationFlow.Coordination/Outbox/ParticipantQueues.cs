namespace CoordinationFlow.Coordination.Outbox;

/// <summary>Names of a participant's queues; codes in lower case.</summary>
public static class ParticipantQueues
{
    /// <summary>Out: tasks, changes, reminders, receipts, refusals, outcomes.</summary>
    public static string Tasks(string participant) => $"participant.{participant.ToLowerInvariant()}.tasks";

    /// <summary>In: positions, openings, liftings.</summary>
    public static string Answers(string participant) => $"participant.{participant.ToLowerInvariant()}.answers";

    /// <summary>The broker's user of the participant's own system: it reads the one and writes to the other, and may do nothing else.</summary>
    public static string User(string participant) => $"participant.{participant.ToLowerInvariant()}";
}
