using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MassTransit;
using RabbitMQ.Client;

namespace CoordinationFlow.Messaging.Bus.RabbitMq;

/// <summary>Where the broker is, as whom this side speaks to it, and how each proves itself to the other.</summary>
internal sealed class BrokerAddress
{
    private const string Secure = "amqps";
    private readonly BrokerTls _tls;
    private readonly string _password;
    private readonly X509Certificate2Collection _authorities = [];
    private readonly X509Certificate2? _own;

    /// <summary>Reads the settings. Throws <see cref="InvalidOperationException"/> where the connection is no address of a broker, or a file of TLS cannot be read.</summary>
    public BrokerAddress(BusSettings settings)
    {
        if (!Uri.TryCreate(settings.Connection, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or Secure) || uri.UserInfo.Split(':') is not [var user, var password])
        {
            throw new InvalidOperationException("Bus:Connection must be amqp://user:password@host:port/virtual-host, or amqps://.");
        }

        (Uri, User, _password, _tls) = (uri, System.Uri.UnescapeDataString(user), System.Uri.UnescapeDataString(password), settings.Tls);
        if (_tls.Authorities.Length > 0)
        {
            _authorities.ImportFromPemFile(_tls.Authorities);
        }

        _own = _tls.Certificate.Length > 0 ? X509Certificate2.CreateFromPemFile(_tls.Certificate) : null;
    }

    /// <summary>The address, as set.</summary>
    public Uri Uri { get; }

    /// <summary>The broker's user of this side.</summary>
    public string User { get; }

    /// <summary>A connection of its own, for what MassTransit does not do.</summary>
    public Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = Uri, ClientProvidedName = "coordinationflow topology" };
        if (Uri.Scheme == Secure)
        {
            factory.Ssl = new SslOption(ServerName) { Enabled = true, CertificateValidationCallback = IsTrusted, Certs = _own is null ? [] : [_own] };
        }

        return factory.CreateConnectionAsync(cancellationToken);
    }

    /// <summary>The same for MassTransit.</summary>
    public void Into(IRabbitMqHostConfigurator host)
    {
        host.Username(User);
        host.Password(_password);
        host.PublisherConfirmation = true;
        if (Uri.Scheme == Secure)
        {
            host.UseSsl(ssl =>
            {
                ssl.ServerName = ServerName;
                ssl.CertificateValidationCallback = IsTrusted;
                ssl.Certificate = _own;
            });
        }
    }

    private string ServerName => _tls.ServerName.Length > 0 ? _tls.ServerName : Uri.Host;

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_authorities.Count == 0 || certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return errors == SslPolicyErrors.None;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return own.Build(shown);
    }
}
