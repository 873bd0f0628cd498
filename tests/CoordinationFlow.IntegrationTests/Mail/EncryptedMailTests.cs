using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoordinationFlow.Messaging.Mail;
using MailKit.Security;
using MimeKit;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>Mail over TLS, against a server that speaks STARTTLS with a certificate of the test's own authority.</summary>
public sealed class EncryptedMailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-tls-").FullName;
    private readonly X509Certificate2 _authority = Authority("Ours");

    [Fact]
    public async Task A_letter_and_the_password_go_only_over_an_encrypted_line()
    {
        using var certificate = Certificate();
        await using var server = new MailServer(certificate);
        using var post = new SmtpPost(new PostSettings { Connection = $"smtp://dge:s%3Acret@localhost:{server.Port}", TlsAuthorities = Pem(_authority) });

        await post.SendAsync(Letter(), TestContext.Current.CancellationToken);
        await post.RestAsync(TestContext.Current.CancellationToken);

        Assert.Equal("BE-2027-0001: a letter", Assert.Single(server.Taken).Subject);
        Assert.Matches("^Tls1[23] dge s:cret$", Assert.Single(server.SignedIn));
        Assert.All(server.InTheClear, line => Assert.StartsWith("EHLO", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_with_a_certificate_of_another_authority_gets_nothing()
    {
        using var certificate = Certificate();
        using var other = Authority("Theirs");
        await using var server = new MailServer(certificate);
        using var post = new SmtpPost(new PostSettings { Connection = $"smtp://dge:secret@localhost:{server.Port}", TlsAuthorities = Pem(other) });

        await Assert.ThrowsAsync<SslHandshakeException>(() => post.SendAsync(Letter(), TestContext.Current.CancellationToken));

        Assert.Empty(server.Taken);
        Assert.Empty(server.SignedIn);
    }

    [Fact]
    public async Task A_server_whose_certificate_names_another_host_gets_nothing()
    {
        using var certificate = Certificate("mail.example");
        await using var server = new MailServer(certificate);
        using var post = new SmtpPost(new PostSettings { Connection = $"smtp://dge:secret@localhost:{server.Port}", TlsAuthorities = Pem(_authority) });

        await Assert.ThrowsAsync<SslHandshakeException>(() => post.SendAsync(Letter(), TestContext.Current.CancellationToken));

        Assert.Empty(server.SignedIn);
    }

    [Fact]
    public async Task With_a_password_a_server_that_offers_no_encryption_gets_nothing()
    {
        await using var server = new MailServer();
        using var post = new SmtpPost(new PostSettings { Connection = $"smtp://dge:secret@localhost:{server.Port}" });

        await Assert.ThrowsAsync<NotSupportedException>(() => post.SendAsync(Letter(), TestContext.Current.CancellationToken));

        Assert.Empty(server.Taken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static MimeMessage Letter() => new(
        [new MailboxAddress("", "flow@demo.example")], [new MailboxAddress("", "ann@demo.example")], "BE-2027-0001: a letter", new TextPart("plain") { Text = "What it says." });

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    private X509Certificate2 Certificate(string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_authority, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    private string Pem(X509Certificate2 authority)
    {
        var file = Path.Combine(_folder, $"{authority.Thumbprint}.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return file;
    }
}
