using CoordinationFlow.Coordination.Waking;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>Wakes this process's post at a commit.</summary>
public sealed class MailSignal : Bell;
