namespace CoordinationFlow.Coordination.Mail;

/// <summary>How mail is sent, whatever carries it. Local times are of Europe/Brussels.</summary>
public sealed record MailRules
{
    /// <summary>Nothing is mailed: for hosts without a post.</summary>
    public static MailRules Off { get; } = new() { IsOn = false };

    /// <summary>Whether what happens is written down to be mailed.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>The sender's address; the part behind the @ also ends message ids and calendar ids.</summary>
    public string From { get; init; } = "coordination@example.org";

    /// <summary>The portal's address, for links; without a slash at its end.</summary>
    public string Portal { get; init; } = "http://127.0.0.1:5080";

    /// <summary>From then on nothing is sent that is not urgent.</summary>
    public TimeOnly QuietFrom { get; init; } = new(19, 0);

    /// <summary>Until then of the next working day.</summary>
    public TimeOnly QuietUntil { get; init; } = new(7, 0);

    /// <summary>At most one letter a person and dossier in this time (domain U22); what comes sooner is gathered into the next one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The part of the sender's address behind the @.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..].TrimEnd('>', ' ');
}
