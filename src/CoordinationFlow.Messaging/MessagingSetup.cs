using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Alarms;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Messaging.Answers.Markers;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Bus.RabbitMq;
using CoordinationFlow.Messaging.Outbox;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Messaging.Tasks;
using CoordinationFlow.Messaging.Wire;
using CoordinationFlow.Workflows.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging;

/// <summary>Wires the bus.</summary>
public static class MessagingSetup
{
    /// <summary>
    /// Adds MassTransit, the outbox relay and the intake. Throws <see cref="InvalidOperationException"/> for a connection that cannot be read.
    /// The host must have a store, the desk and the reference data.
    /// </summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, BusSettings settings)
    {
        ITransport transport = settings.Connection.Length == 0 ? new InMemoryTransport() : new RabbitMqTransport(new BrokerAddress(settings));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(transport);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>());
        services.AddSingleton<Arrivals>();
        services.AddSingleton<MessageTexts>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<TaskDrain>();
        services.TryAddSingleton<ISoleDuty, OnlyProcess>();
        services.AddSingleton<FirstReceipt>();
        services.TryAddSingleton<IArrivalStamp>(provider => settings.BrokerStamps ? provider.GetRequiredService<BrokerStamp>() : provider.GetRequiredService<FirstReceipt>());
        services.AddSingleton<BrokerStamp>();
        services.AddSingleton<ConnectedQueues>();
        services.AddSingleton<AnswerMarkers>();
        services.Replace(ServiceDescriptor.Singleton<IAnswersTaken>(provider => provider.GetRequiredService<AnswerMarkers>()));
        services.AddSingleton<AnswerReading>();
        services.AddSingleton<RefusedShelf>();
        services.AddSingleton<AnswerIntake>();
        services.AddSingleton<IRefusedMessages, RefusedMessages>();
        services.AddSingleton<ParticipantEndpoints>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Portal and REST work without the broker, and what they write waits in the outbox.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            transport.Configure(bus, Common);
        });
        services.AddHostedService<OutboxRelay>();
        services.AddSingleton<IAlarmSource, UnreadQueues>();
        return services;
    }

    private static void Common(IBusRegistrationContext context, IBusFactoryConfigurator configurator)
    {
        // MassTransit's log context is ambient; a second host in one process would go on writing to the first one's loggers.
        LogContext.ConfigureCurrentLogContext(context.GetRequiredService<ILoggerFactory>());
        var format = new PlainFormat();
        configurator.ClearSerialization();
        configurator.AddSerializer(format);
        configurator.AddDeserializer(format, isDefault: true);
    }
}
