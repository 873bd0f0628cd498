using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Callers;

/// <summary>
/// A participant's own system as it is known by its queue. Whoever may write to <c>participant.{code}.answers</c> commits for the
/// participant (a service account with mandate, domain 3.17); the name in the message is information only.
/// </summary>
public static class QueueAccount
{
    private const string Prefix = "queue:";

    /// <summary>The account's id, such as <c>queue:IBZ</c>.</summary>
    public static string IdOf(string participant) => Prefix + participant;

    /// <summary>Whether that id is the queue account of that participant, and so holds its mandate.</summary>
    public static bool Is(string personId, string participant) => personId == IdOf(participant);

    /// <summary>The account as a command's actor.</summary>
    public static Actor ActorOf(string participant) => new(IdOf(participant), Role.MandateHolder, participant, Channel.Queue);
}
