using CoordinationFlow.Coordination;
using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Messaging;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Mail;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Server.Settings;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Server;

/// <summary>The composition root that the server and <c>coordinationflow simulate</c> share.</summary>
public static class Composition
{
    /// <summary>Adds the procedure, the engine, the store and the bus as the settings say.</summary>
    public static IServiceCollection AddCoordinationFlow(this IServiceCollection services, ServerSettings settings) =>
        services.AddSingleton(new HttpSendingOptions { AllowedHosts = settings.Flows.AllowedHosts })
            .AddSingleton(new ScriptingOptions { AllowsCSharp = settings.Flows.AllowCSharp })
            .AddSingleton(Limits(settings.Alarms))
            .AddProcedure().AddPersistence(new StoreSettings(settings.Store.Connection, settings.Store.Folder))
            .AddMessaging(Of(settings.Bus)).AddMail(Rules(settings.Mail), Post(settings));

    /// <summary>The same procedure and engine on memory, by the given clock; no bus, no worker: whoever drives it fires what is due.</summary>
    public static IServiceCollection AddSimulation(this IServiceCollection services, TimeProvider clock) =>
        services.AddSingleton(clock).AddProcedure().AddSingleton<IStore, MemoryStore>();

    private static BusSettings Of(BusSection bus) => new()
    {
        Connection = bus.Connection,
        OwnSystems = [.. bus.OwnSystems],
        ClearedQueues = [.. bus.ClearedQueues],
        BrokerStamps = bus.BrokerStamps,
        Prefetch = bus.Prefetch,
        Tls = new BrokerTls { ServerName = bus.TlsServerName, Authorities = bus.TlsAuthorities, Certificate = bus.TlsCertificate },
    };

    private static AlarmLimits Limits(AlarmSection alarms) => new()
    {
        Outbox = TimeSpan.FromSeconds(alarms.OutboxSeconds),
        Queue = TimeSpan.FromMinutes(alarms.QueueMinutes),
        Deadline = TimeSpan.FromSeconds(alarms.DeadlineSeconds),
        Mail = TimeSpan.FromMinutes(alarms.MailMinutes),
    };

    private static MailRules Rules(MailSection mail) => new()
    {
        From = mail.From,
        Portal = mail.Portal.TrimEnd('/'),
        QuietFrom = mail.QuietFrom,
        QuietUntil = mail.QuietUntil,
        Pause = TimeSpan.FromMinutes(mail.PauseMinutes),
    };

    // Several processes over one database have no folder in common.
    private static PostSettings Post(ServerSettings settings) => new()
    {
        Connection = settings.Mail.Connection,
        TlsAuthorities = settings.Mail.TlsAuthorities,
        Folder = settings.Mail.Folder.Length == 0 && new StoreSettings(settings.Store.Connection, settings.Store.Folder).Kind == StoreKind.Sqlite
            ? Path.Combine(settings.Store.Folder, "mail")
            : settings.Mail.Folder,
    };

    private static IServiceCollection AddProcedure(this IServiceCollection services) => services.AddWorkflows().AddCoordination().AddSingleton<ShippedFlowFiles>();
}
