using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Health;
using CoordinationFlow.Messaging.Outbox;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Messaging.Tasks;
using CoordinationFlow.Messaging.Wire;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging;

/// <summary>Wires the bus.</summary>
public static class MessagingSetup
{
    private static readonly ITransport[] Transports = [new InMemoryTransport()];

    /// <summary>
    /// Adds MassTransit, the outbox relay and the intake. Throws <see cref="InvalidOperationException"/> for a transport that is not known.
    /// The host must have a store, the desk and the reference data.
    /// </summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, BusSettings settings)
    {
        var transport = Transports.FirstOrDefault(known => known.Name.Equals(settings.Transport, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"The transport '{settings.Transport}' is not known. Known are: {string.Join(", ", Transports.Select(known => known.Name))}.");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(transport);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>());
        services.AddSingleton<Arrivals>();
        services.AddSingleton<MessageTexts>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<TaskDrain>();
        services.TryAddSingleton<IArrivalStamp, FirstReceipt>();
        services.AddSingleton<AnswerReading>();
        services.AddSingleton<RefusedShelf>();
        services.AddSingleton<AnswerIntake>();
        services.AddSingleton<IRefusedMessages, RefusedMessages>();
        services.AddSingleton<ParticipantEndpoints>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            transport.Configure(bus, Common);
        });
        services.AddHostedService<OutboxRelay>();
        services.AddHealthChecks().AddCheck<OutboxIsMoving>("outbox", tags: ["ready"]);
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
