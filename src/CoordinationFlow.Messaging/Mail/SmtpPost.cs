using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>Hands letters to a mail server, over one connection for those that leave together.</summary>
public sealed class SmtpPost(PostSettings settings) : IPost, IDisposable
{
    private readonly Uri _server = new(settings.Connection);
    private readonly SmtpClient _client = Client(settings);

    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken);
        try
        {
            await _client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            throw new LetterRefusedException(refused);
        }
    }

    /// <inheritdoc/>
    public Task RestAsync(CancellationToken cancellationToken) => _client.IsConnected ? _client.DisconnectAsync(quit: true, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        var isEncrypted = _server.Scheme == "smtps";
        var user = _server.UserInfo.Split(':', 2);
        // A password never travels in the clear.
        var tls = isEncrypted ? SecureSocketOptions.SslOnConnect : user.Length == 2 ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;
        await _client.ConnectAsync(_server.Host, _server.Port > 0 ? _server.Port : isEncrypted ? 465 : 25, tls, cancellationToken);
        if (user.Length == 2)
        {
            await _client.AuthenticateAsync(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user[1]), cancellationToken);
        }
    }

    private static SmtpClient Client(PostSettings settings)
    {
        var client = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(30).TotalMilliseconds, CheckCertificateRevocation = settings.TlsAuthorities.Length == 0 };
        if (settings.TlsAuthorities.Length > 0)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(settings.TlsAuthorities);
            client.ServerCertificateValidationCallback = (_, certificate, chain, problems) => certificate is not null && IsTrusted(new X509Certificate2(certificate), trusted)
                && (problems & ~System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors) == System.Net.Security.SslPolicyErrors.None;
        }

        return client;
    }

    private static bool IsTrusted(X509Certificate2 certificate, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
