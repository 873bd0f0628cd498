using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Bus.RabbitMq;
using RabbitMQ.Client.Exceptions;

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>The broker over TLS: by an authority that the settings name, and by no other.</summary>
public sealed class BrokerTlsTests(BrokerTlsTests.Secure bus) : IClassFixture<BrokerTlsTests.Secure>
{
    [Fact]
    public async Task Tasks_go_out_over_TLS_where_the_settings_name_the_brokers_authority()
    {
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ");

        Assert.NotEmpty(await bus.HashOfAsync("IBZ", dossier.Tasks["IBZ"]));
    }

    [Fact]
    public async Task A_broker_whose_authority_is_not_trusted_is_not_spoken_to()
    {
        var stranger = new BrokerAddress(new BusSettings { Connection = bus.Host.SecureConnection });

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => stranger.ConnectAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broker_that_bears_another_name_is_not_spoken_to()
    {
        var tls = new BrokerTls { Authorities = bus.Host.Server.Authorities, ServerName = "broker.example" };
        var renamed = new BrokerAddress(new BusSettings { Connection = bus.Host.SecureConnection, Tls = tls });

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => renamed.ConnectAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A server that speaks to its broker over TLS.</summary>
    public sealed class Secure(PostgreSqlServer postgres, RabbitMqServer broker) : BrokerBus(postgres, broker)
    {
        /// <inheritdoc/>
        protected override string Connection => Host.SecureConnection;

        /// <inheritdoc/>
        protected override IEnumerable<string> Settings => [.. base.Settings, $"--Bus:TlsAuthorities={Host.Server.Authorities}"];
    }
}
