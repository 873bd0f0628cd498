using CoordinationFlow.Coordination.Activities;
using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Calendars;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Escalation;
using CoordinationFlow.Coordination.Findings;
using CoordinationFlow.Coordination.FlowDesigns;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Impacts;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Instructions;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Reservations;
using CoordinationFlow.Coordination.Scripts;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.Trying;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoordinationFlow.Coordination;

/// <summary>Wires the use cases, queries and activities.</summary>
public static class CoordinationSetup
{
    /// <summary>Adds what stands in this project. Store, engine, clock and identity come from elsewhere; signals that nobody listens to are added where none is.</summary>
    public static IServiceCollection AddCoordination(this IServiceCollection services)
    {
        services.TryAddSingleton(new ProcedureSettings());
        services.TryAddSingleton<IOutboxSignal, NobodyListens>();
        services.TryAddSingleton<IDueSignal, NobodyListens>();
        services.TryAddSingleton<IAnswersTaken, NobodyListens>();
        services.TryAddSingleton(MailRules.Off);
        services.TryAddSingleton(new AlarmLimits());
        services.AddSingleton<IAlarmSource, StoreAlarms>();
        services.AddSingleton<IAlarms, AlarmBoard>();
        services.AddSingleton<ISandbox, SandboxDesk>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<Mailbag>();
        services.AddSingleton<MailSorting>();
        services.AddSingleton<Letters>();
        services.AddSingleton<PersonsCalendar>();
        services.AddSingleton<ICalendarFeeds, CalendarFeeds>();
        services.AddSingleton<StoredReferenceData>();
        services.AddSingleton<IReferenceData>(provider => provider.GetRequiredService<StoredReferenceData>());
        services.AddSingleton<ReferenceSeed>();
        services.AddSingleton<OpenDossiers>();
        services.AddSingleton<IAdministration, Administration>();
        services.AddSingleton<SystemAudit>();
        services.AddSingleton<SessionParts>();
        services.AddSingleton<DossierFlow>();
        services.AddSingleton<IExecutionObserver, FlowIncidents>();
        services.AddSingleton<IScriptObject, DossierForScripts>();
        services.AddSingleton<ICommandDesk, CommandDesk>();
        services.AddSingleton<DueRun>();
        services.AddSingleton<IBoardQueries, BoardQueries>();
        services.AddSingleton<IDossierQueries, DossierQueries>();
        services.AddSingleton<IInboxQueries, InboxQueries>();
        services.AddSingleton<IFlowDesigns, FlowDesigns.FlowDesigns>();
        services.AddSingleton<IFlowUse, FlowUse>();
        services.AddSingleton<ISittingQueries, SittingQueries>();
        services.AddSingleton<IReservationQueries, ReservationQueries>();
        services.AddSingleton<IImpactQueries, ImpactQueries>();
        services.AddSingleton<IFindingQueries, FindingQueries>();
        services.AddSingleton<IInstructionQueries, InstructionQueries>();
        services.AddSingleton<INoticeQueries, NoticeQueries>();
        foreach (var activity in typeof(CoordinationActivity).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(CoordinationActivity))))
        {
            services.AddSingleton(typeof(ActivityKind), activity);
        }

        return services;
    }

    private sealed class NobodyListens : IOutboxSignal, IDueSignal, IAnswersTaken
    {
        public void Wake()
        {
            // There is no worker in this host; whoever drives it looks for itself.
        }

        // Without a bus nothing is under way.
        public ValueTask<bool> UntilAsync(IReadOnlyCollection<string> participants, DateTimeOffset instant, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
