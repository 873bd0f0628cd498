using System.Net.Http.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Messaging.Answers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stance = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>
/// D12: an objection that reached the broker in time is counted before silence is taken for consent, however long its intake takes. The broker's
/// stamp is played by the intake's seam.
/// </summary>
public abstract class MarkerContract(BusServer bus, HeldAnswers held)
{
    private static readonly Caller Coordinator = new("ann", "Ann", Role.Coordinator, null);

    [Fact]
    public async Task A_silence_round_stays_open_until_an_objection_that_came_in_time_has_been_taken_in()
    {
        var dossier = await bus.CirculateAsync(Domain.Words.Procedure.Silence, new DeadlineRule.WorkingDays(2), "IBZ", "JUS");
        var task = dossier.Tasks["IBZ"];
        var hash = await bus.HashOfAsync("IBZ", task);
        await Eventually.IsTrueAsync(async () => await bus.StateOfAsync(dossier.Tasks["JUS"]) == nameof(TaskState.Delivered), "the tasks are delivered");
        var deadline = (await DossierAsync(dossier)).Rounds[^1].Deadline;
        held.Stamp = deadline.AddMinutes(-1);
        held.Hold();
        await bus.SendAsync("IBZ", MessageJson.Write(new PositionSubmitted { MessageId = $"held-{dossier.Id}", TaskId = task, DraftHash = hash, Default = Stance.Object, Reasons = "Kost te veel." }));
        await held.IsHeldAsync();

        using var clock = bus.As("ann");
        using var moving = new HttpRequestMessage(HttpMethod.Post, "/demo/clock") { Content = JsonContent.Create(new { to = deadline }), Headers = { { "Idempotency-Key", dossier.Id } } };
        var moved = clock.SendAsync(moving);
        await Eventually.IsTrueAsync(() => Task.FromResult(bus.Services.GetRequiredService<TimeProvider>().GetUtcNow() > deadline), "the deadline has passed");
        await HeldAnswers.MarkersWaitAsync(bus);
        Assert.Equal("InRound", (await DossierAsync(dossier)).State.ToString());

        held.Release();
        (await moved).EnsureSuccessStatusCode();
        var closed = await DossierAsync(dossier);
        Assert.Equal("Assessing", closed.State.ToString());
        Assert.Equal(nameof(Outcome.Diverged), closed.Assessment!.Outcome.ToString());
        Assert.Equal(PositionStatus.InTime, Assert.Single(closed.Positions, position => position.Participant == "IBZ").Receipt.Status);
    }

    private async Task<DossierView> DossierAsync(Circulated dossier) =>
        (await bus.Services.GetRequiredService<IDossierQueries>().DossierAsync(Coordinator, dossier.Id, default))!;
}

/// <summary>Holds answers on their way from the queue to the desk, and plays a broker that stamps them.</summary>
public sealed class HeldAnswers : IArrivalStamp
{
    private TaskCompletionSource _released = Done();
    private TaskCompletionSource _holds = new();

    /// <summary>The stamp of each answer.</summary>
    public DateTimeOffset Stamp { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset Of(ConsumeContext context) => Stamp;

    /// <summary>Wires it into a server.</summary>
    public void Into(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IArrivalStamp>(this));
        services.AddSingleton<CommandDesk>();
        services.Replace(ServiceDescriptor.Singleton<ICommandDesk>(provider => new Desk(provider.GetRequiredService<CommandDesk>(), this)));
    }

    /// <summary>Holds answers from now on.</summary>
    public void Hold() => (_released, _holds) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Completes when one is held.</summary>
    public Task IsHeldAsync() => _holds.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Completes when a round has asked for a marker and has not got it back.</summary>
    public static Task MarkersWaitAsync(BusServer bus) => Eventually.IsTrueAsync(
        () => Task.FromResult(bus.Services.GetRequiredService<CoordinationFlow.Messaging.Answers.Markers.AnswerMarkers>().AreLate), "the marker is late");

    /// <summary>Lets them go on.</summary>
    public void Release() => _released.TrySetResult();

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private sealed class Desk(CommandDesk inner, HeldAnswers held) : ICommandDesk
    {
        public async Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
        {
            if (envelope.Command is CommitPosition)
            {
                held._holds.TrySetResult();
                await held._released.Task.WaitAsync(cancellationToken);
            }

            return await inner.HandleAsync(envelope, cancellationToken);
        }
    }
}
