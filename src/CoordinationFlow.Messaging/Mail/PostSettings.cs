namespace CoordinationFlow.Messaging.Mail;

/// <summary>Where letters go.</summary>
public sealed record PostSettings
{
    /// <summary>A mail server, <c>smtp://[user:password@]host[:port]</c> (encrypted where it offers to) or <c>smtps://</c>; empty: <see cref="Folder"/>.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Where letters are put as .eml files while no mail server is named.</summary>
    public string Folder { get; init; } = "";

    /// <summary>A PEM file of the authorities that are trusted for the mail server; empty: the machine's.</summary>
    public string TlsAuthorities { get; init; } = "";

    /// <summary>How long a mail server that failed is left alone.</summary>
    public TimeSpan AfterAFailure { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the post looks by itself.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);
}
