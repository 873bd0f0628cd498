using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.FlowDesigns;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.ElsaApi;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Server.TryOut;

/// <summary>Flows are tried out in a world of their own.</summary>
public sealed class TryOutTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 11, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Views_that_converge_are_adopted_and_the_path_is_told()
    {
        var result = await RunAsync("ordinary", Answers(Stance.Agree, null));

        Assert.Empty(result.Problems);
        Assert.Equal((DossierState.Closed, "Finished"), (result.State, result.SubStatus));
        Assert.Equal(TriedState.Done, result.Path["circulate"]);
        Assert.Contains(result.Taken, taken => taken.Source == "start" && taken.Target == "circulate");
        Assert.Contains(result.Moments, moment => moment.Story.Any(entry => entry.Event == "Adopted"));
        Assert.Equal(result.Moments.Select(moment => moment.At).Order(), result.Moments.Select(moment => moment.At));
    }

    [Fact]
    public async Task Views_that_diverge_climb_the_ladder_over_weeks_that_pass_at_once()
    {
        var result = await RunAsync("ordinary", Answers(Stance.Object, Stance.Object), request => request with { Coordinator = TriedHabit.Escalate });

        Assert.Contains(result.Moments, moment => moment.Story.Any(entry => entry.Event == "Escalated"));
        Assert.Contains(result.Moments, moment => moment.Story.Any(entry => entry.Event == "LevelClosed"));
        Assert.True(result.Moments[^1].Elapsed > TimeSpan.FromDays(7));
        Assert.True(result.Moments[^1].Working < result.Moments[^1].Elapsed);
    }

    [Fact]
    public async Task A_revised_draft_that_all_can_live_with_is_adopted_after_the_second_round()
    {
        var result = await RunAsync("ordinary", Answers(Stance.Object, Stance.Agree));

        Assert.Equal(2, result.Moments.SelectMany(moment => moment.Story).Count(entry => entry.Event == "RoundOpened"));
        Assert.Equal(DossierState.Closed, result.State);
    }

    [Fact]
    public async Task Silence_is_taken_for_consent_without_anybody_answering() =>
        Assert.Equal(DossierState.Closed, (await RunAsync("silence", Answers(null, null), request => request with { Procedure = Procedure.Silence })).State);

    [Fact]
    public async Task A_coordinator_who_does_nothing_leaves_the_flow_waiting_and_one_sees_where()
    {
        var result = await RunAsync("ordinary", Answers(Stance.Object, null), request => request with { Coordinator = TriedHabit.Nothing });

        Assert.Equal("Suspended", result.SubStatus);
        Assert.NotEmpty(result.Waiting);
        Assert.Contains(TriedState.Waiting, result.Path.Values);
    }

    [Fact]
    public async Task What_an_activity_got_and_gave_and_which_variables_changed_is_shown()
    {
        var result = await RunAsync("ordinary", Answers(Stance.Agree, null));

        Assert.Contains(result.Moments.SelectMany(moment => moment.Steps), step => step is { ActivityId: "collect", Event: "Completed", Outcomes: ["Converged"] } && step.Data.Any(one => one.Name == "Outcome"));
        Assert.Contains(result.Moments.SelectMany(moment => moment.Changes), change => change.Name == "Outcome");
    }

    [Fact]
    public async Task A_flow_without_a_dossier_runs_on_the_virtual_clock_too()
    {
        var flow = ElsaClient.Flow("Waits for a week", ElsaClient.Line("greet", "Hello"), ElsaClient.Activity("wait", "Elsa.Delay", ("timeSpan", "Literal", "7.00:00:00")), ElsaClient.Task("ask"));
        var result = await Tried.RunAsync(new TryOutRequest(flow.ToJsonString(), Monday), TestContext.Current.CancellationToken);

        Assert.Equal("Finished", result.SubStatus);
        Assert.Null(result.State);
        Assert.Contains(result.Moments.SelectMany(moment => moment.Steps), step => step.Message == "Hello");
        Assert.Equal(TimeSpan.FromDays(7) + TimeSpan.FromHours(8), result.Moments[^1].Elapsed);
    }

    [Fact]
    public async Task A_definition_with_problems_is_not_run_and_they_are_told()
    {
        var flow = ElsaClient.Flow("Wrong", ElsaClient.Activity("ask", "Elsa.RunTask"));
        var result = await Tried.RunAsync(new TryOutRequest(flow.ToJsonString(), Monday), TestContext.Current.CancellationToken);

        Assert.Contains(result.Problems, problem => problem.StartsWith("ask:", StringComparison.Ordinal));
        Assert.Empty(result.Moments);
    }

    [Fact]
    public async Task A_loop_that_never_ends_is_cut()
    {
        var body = ElsaClient.Activity("wait", "Elsa.Delay", ("timeSpan", "Literal", "01:00:00"));
        var loop = new JsonObject { ["id"] = "loop", ["name"] = "loop", ["type"] = "Elsa.While", ["version"] = 1, ["body"] = body, ["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "true" } } };
        var result = await Tried.RunAsync(new TryOutRequest(ElsaClient.Flow("For ever", loop).ToJsonString(), Monday), TestContext.Current.CancellationToken);

        Assert.True(result.IsCut);
    }

    [Fact]
    public async Task Nothing_of_it_reaches_the_real_store()
    {
        var (dossiers, instances) = (await CountAsync(DossierRow.Table.All), await CountAsync(InstanceRow.Table.All));
        await RunAsync("ordinary", Answers(Stance.Agree, null));

        Assert.Equal((dossiers, instances), (await CountAsync(DossierRow.Table.All), await CountAsync(InstanceRow.Table.All)));
    }

    private ITryOut Tried => server.Services.GetRequiredService<ITryOut>();

    private static TriedAnswer[] Answers(Stance? first, Stance? later) =>
        [.. new[] { "IO", "FIN", "VL" }.Select(code => new TriedAnswer(code, Seat.Required) { First = code == "VL" ? first : first is null ? null : Stance.Agree, Later = code == "VL" ? later : first is null ? null : Stance.Agree })];

    private async Task<TryOutResult> RunAsync(string flow, TriedAnswer[] answers, Func<TryOutRequest, TryOutRequest>? change = null)
    {
        var version = await server.Services.GetRequiredService<IFlowDesigns>().VersionAsync(flow, null, TestContext.Current.CancellationToken);
        var request = new TryOutRequest(version!.Content.ToJsonString(), Monday) { Area = "MIG", Pilot = "FA", Answers = [.. answers] };
        var result = await Tried.RunAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
        foreach (var moment in result.Moments)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{moment.At:u} {moment.Elapsed} {moment.Working} {string.Join("; ", moment.Story.Select(entry => $"{entry.Event} {entry.Participant}"))} | {string.Join("; ", moment.Steps.Select(step => $"{step.Activity} {step.Event} {string.Join(',', step.Outcomes)}"))}");
        }

        Assert.Null(result.Refusal);
        return result;
    }

    private async Task<int> CountAsync<TRow>(Query<TRow> query)
        where TRow : class
    {
        await using var transaction = server.Services.GetRequiredService<IStore>().Begin();
        return await transaction.CountAsync(query, TestContext.Current.CancellationToken);
    }
}
