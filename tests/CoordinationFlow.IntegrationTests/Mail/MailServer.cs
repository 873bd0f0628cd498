using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>A small SMTP server (RFC 5321) on a free port of this machine that keeps what it takes, and refuses addresses that begin with nobody.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<MimeMessage> _taken = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>As a setting names it.</summary>
    public string Connection => $"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

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
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test");
                while (await reader.ReadLineAsync(_ending.Token) is { } line)
                {
                    await writer.WriteLineAsync(line.ToUpperInvariant() switch
                    {
                        var hello when hello.StartsWith("EHLO", StringComparison.Ordinal) => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
                        var to when to.StartsWith("RCPT TO:<NOBODY", StringComparison.Ordinal) => "550 5.1.1 no such mailbox",
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
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
                // The client or the test has ended.
            }
        }
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
