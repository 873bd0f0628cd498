using MimeKit;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>Carries letters away.</summary>
public interface IPost
{
    /// <summary>
    /// Returns when the letter has been taken. Throws <see cref="LetterRefusedException"/> where it will never be; anything else that is thrown may be
    /// over at another try.
    /// </summary>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);

    /// <summary>Lets go of what is held open between letters.</summary>
    Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The mail server refuses this letter for good, mostly for its address.</summary>
public sealed class LetterRefusedException(Exception inner) : Exception("The mail server refuses the letter.", inner);
