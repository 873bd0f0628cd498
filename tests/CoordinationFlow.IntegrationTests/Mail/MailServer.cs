using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>
/// A small SMTP server (RFC 5321) on a free port of this machine that keeps what it takes, and refuses addresses that begin with nobody. With a
/// certificate it offers STARTTLS (RFC 3207), takes nothing before it, and asks for user and password after it.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly X509Certificate2? _certificate;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<MimeMessage> _taken = new();
    private readonly Task _serving;

    public MailServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>As a setting names it.</summary>
    public string Connection => $"smtp://127.0.0.1:{Port}";

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Lines that came before the line was encrypted.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = new();

    /// <summary>What was taken for encrypted: the protocol and who signed in.</summary>
    public ConcurrentQueue<string> SignedIn { get; } = new();

    /// <summary>Everything taken so far, in order.</summary>
    public IReadOnlyCollection<MimeMessage> Taken => [.. _taken];

    /// <summary>Those to a person of the demonstration, about a dossier of that reference.</summary>
    public IReadOnlyList<MimeMessage> To(string person, string reference = "") =>
        [.. _taken.Where(mail => mail.To.Mailboxes.Any(to => to.Address == $"{person}@demo.example") && (mail.Subject ?? "").StartsWith(reference, StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _serving;
        _ending.Dispose();
        foreach (var mail in _taken)
        {
            mail.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (!_ending.IsCancellationRequested)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (_certificate is null)
                {
                    await TalkAsync(stream, "220 test");
                }
                else
                {
                    await EncryptedAsync(stream, _certificate);
                }
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or AuthenticationException)
            {
                // The client or the test has ended, or does not trust the certificate.
            }
        }
    }

    private async Task EncryptedAsync(NetworkStream stream, X509Certificate2 certificate)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_ending.Token) is { } line && line != "STARTTLS")
        {
            InTheClear.Enqueue(line);
            await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-test\r\n250 STARTTLS" : "530 5.7.0 STARTTLS first");
        }

        await writer.WriteLineAsync("220 go on");
        await using var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _ending.Token);
        await TalkAsync(encrypted, null);
    }

    private async Task TalkAsync(Stream stream, string? greeting)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (greeting is not null)
        {
            await writer.WriteLineAsync(greeting);
        }

        while (await reader.ReadLineAsync(_ending.Token) is { } line)
        {
            await writer.WriteLineAsync(line.ToUpperInvariant() switch
            {
                var hello when hello.StartsWith("EHLO", StringComparison.Ordinal) && stream is SslStream => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                var hello when hello.StartsWith("EHLO", StringComparison.Ordinal) => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
                var to when to.StartsWith("RCPT TO:<NOBODY", StringComparison.Ordinal) => "550 5.1.1 no such mailbox",
                var sign when sign.StartsWith("AUTH PLAIN ", StringComparison.Ordinal) => SignIn(stream, line["AUTH PLAIN ".Length..]),
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await TakeAsync(reader);
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private string SignIn(Stream stream, string plain)
    {
        SignedIn.Enqueue($"{((SslStream)stream).SslProtocol} {Encoding.UTF8.GetString(Convert.FromBase64String(plain)).Replace('\0', ' ').Trim()}");
        return "235 2.7.0 welcome";
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_ending.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        _taken.Enqueue(await MimeMessage.LoadAsync(bytes, _ending.Token));
    }
}
