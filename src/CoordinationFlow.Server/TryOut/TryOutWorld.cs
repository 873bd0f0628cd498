using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Escalation;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.Server.TryOut;

/// <summary>The world of one try-out: the server's own composition on memory, by a clock that is moved. It may send no request to anywhere.</summary>
internal sealed class TryOutWorld : IAsyncDisposable
{
    private static readonly Caller Coordinator = new(TriedPeople.Coordinator.PersonId, "", Role.Coordinator, null);
    private readonly ServiceProvider _services;

    private TryOutWorld(ServiceProvider services, VirtualClock clock, TryOutObserver observer)
    {
        (_services, Clock, Observer) = (services, clock, observer);
        (Desk, Due, Timers) = (services.GetRequiredService<ICommandDesk>(), services.GetRequiredService<DueRun>(), services.GetRequiredService<TimerRun>());
        (Host, Runtime, Library) = (services.GetRequiredService<WorkflowHost>(), services.GetRequiredService<IWorkflowRuntime>(), services.GetRequiredService<DefinitionLibrary>());
    }

    public VirtualClock Clock { get; }

    public TryOutObserver Observer { get; }

    public ICommandDesk Desk { get; }

    public DueRun Due { get; }

    public TimerRun Timers { get; }

    public WorkflowHost Host { get; }

    public IWorkflowRuntime Runtime { get; }

    public DefinitionLibrary Library { get; }

    /// <summary>Builds the world beside the real store.</summary>
    public static async Task<TryOutWorld> CreateAsync(IStore real, ScriptingOptions scripting, TryOutRequest request, CancellationToken cancellationToken)
    {
        var (clock, observer) = (new VirtualClock(request.Start), new TryOutObserver());
        var services = new ServiceCollection().AddSingleton(scripting).AddSimulation(clock).AddSingleton<IExecutionObserver>(observer).BuildServiceProvider();
        var store = services.GetRequiredService<IStore>();
        await CopiedRows.CopyAsync(real, store, request.Definition, cancellationToken);
        await AddPersonsAsync(store, request, cancellationToken);
        return new(services, clock, observer);
    }

    /// <summary>The simulated person who speaks for a participant.</summary>
    public static Actor MandateHolderOf(string participant) => new($"tried-{participant}", Role.MandateHolder, participant, Channel.Portal);

    /// <summary>The dossier as it stands.</summary>
    public async Task<DossierSnapshot> SnapshotAsync(string dossierId, CancellationToken cancellationToken)
    {
        await using var transaction = _services.GetRequiredService<IStore>().Begin();
        return SnapshotJson.Read((await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId))!.Snapshot);
    }

    /// <summary>What has happened to the dossier, as a coordinator reads it.</summary>
    public async Task<ImmutableArray<StoryEntry>> StoryAsync(string dossierId, CancellationToken cancellationToken) =>
        await _services.GetRequiredService<IDossierQueries>().StoryAsync(Coordinator, dossierId, cancellationToken) ?? [];

    /// <summary>The level that may be convened next, and from when with due notice.</summary>
    public async Task<(Level Level, DateTimeOffset Earliest)?> NextLevelAsync(string dossierId, CancellationToken cancellationToken) =>
        await _services.GetRequiredService<ISittingQueries>().LadderAsync(Coordinator, dossierId, cancellationToken) is { Levels: [var next, ..] } ? (next.Level, next.Earliest) : null;

    /// <summary>The tried flow's instance; null: none was started.</summary>
    public async Task<InstanceView?> InstanceAsync(CancellationToken cancellationToken) => await Host.RunAsync(
        async step =>
        {
            var rows = await step.Transaction.QueryAsync(InstanceRow.Table.Where(nameof(InstanceRow.ParentInstanceId), Comparison.Equal, null).OrderBy(nameof(InstanceRow.CreatedAt)).Take(1), cancellationToken);
            return rows.Count == 0 ? null : await InstanceView.OfAsync(step, Library, rows[0]);
        },
        cancellationToken);

    /// <summary>The calendar in force.</summary>
    public async Task<WorkingCalendar> CalendarAsync(CancellationToken cancellationToken) => (await _services.GetRequiredService<IReferenceData>().CurrentAsync(cancellationToken)).Calendar;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task AddPersonsAsync(IStore store, TryOutRequest request, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        foreach (var participant in request.Answers.Select(answer => answer.Participant).Append(request.Pilot).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var person = new Person(MandateHolderOf(participant).PersonId, participant, [new PersonRole(Role.MandateHolder, participant)]);
            transaction.Insert(ReferenceRow.Table, new ReferenceRow { Kind = "person", Code = person.Id, Json = JsonSerializer.Serialize(person, Domain.Audit.CanonicalJson.Options) });
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
