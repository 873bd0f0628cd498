using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Scripts of a dossier's flow read the facts of their dossier, and nothing that a flow designer may not see.</summary>
public sealed partial class DossierInScriptsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Fields =
        ["id", "reference", "state", "position", "policyAreas", "classification", "votingRule", "urgent", "level", "round", "sitting", "roundsLeft", "cutoff", "cutoffReached"];

    private static readonly string[] OfARound = ["number", "role", "procedure", "state", "openedAt", "deadline", "closedAt", "outcome"];

    [Fact]
    public async Task The_dossier_is_what_it_is_at_that_point_of_the_step()
    {
        using var clara = new ElsaClient(server);
        var (dossier, instance) = await CirculatedAsync(clara);

        var before = await ReadAsync(clara, instance, "Before");
        Assert.Equal((dossier, "Preparing", null, "L0", false), ((string)before["id"]!, (string)before["state"]!, before["round"], (string)before["level"]!, (bool)before["urgent"]!));
        Assert.Equal(["MIG"], before["policyAreas"]!.AsArray().Select(area => (string)area!));
        var after = await ReadAsync(clara, instance, "After");
        Assert.Equal(("InRound", 1, "Open", null), ((string)after["state"]!, (int)after["round"]!["number"]!, (string)after["round"]!["state"]!, after["round"]!["outcome"]));
        Assert.NotNull(after["cutoff"]);

        await CompleteAsync(clara, instance);
        Assert.Equal((string)after["round"]!["deadline"]!, (string)(await ReadAsync(clara, instance, "Later"))["round"]!["deadline"]!);
    }

    [Fact]
    public async Task Nothing_of_a_restricted_dossier_is_read_by_a_script()
    {
        using var clara = new ElsaClient(server);
        var (dossier, instance) = await CirculatedAsync(clara);
        using var ann = server.As("ann");
        await RightsWorld.DeliveredAsync(ann, dossier);
        await AnswerAsync("fin-m1", dossier, """{"default":"O","reason":"Because of a secret tariff.","comment":"A secret tremor."}""");
        await AnswerAsync("vl-m1", dossier, """{"default":"A","comment":"A secret trace."}""");
        await RightsWorld.SendAsync(ann, HttpMethod.Post, $"/api/dossiers/{dossier}/close-early", """{"reason":"A secret trifle."}""");

        await CompleteAsync(clara, instance);

        var later = await ReadAsync(clara, instance, "Later");
        Assert.Equal("Diverged", (string)later["round"]!["outcome"]!);
        Assert.Equal(Fields, later.Select(field => field.Key));
        Assert.Equal(OfARound, later["round"]!.AsObject().Select(field => field.Key));
        var read = later.ToJsonString();
        Assert.All((await NoTextLeaksTests.ReadAllAsync(clara, instance)).Select(answer => answer.ToJsonString()).Append(read), text => Assert.DoesNotContain("secret t", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(["FIN", "VL", "FA", "fin-m1", "ann", "Object", "title"], name => Assert.DoesNotContain($"\"{name}\"", read, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_try_out_gives_the_same_object()
    {
        using var clara = new ElsaClient(server);
        var (_, instance) = await CirculatedAsync(clara);
        var real = await ReadAsync(clara, instance, "After");

        var request = new TryOutRequest(Reading("Tried").ToJsonString(), new(2027, 1, 11, 8, 0, 0, TimeSpan.Zero)) { Area = "MIG", Pilot = "FA", Answers = [new("FIN", Seat.Required), new("VL", Seat.Required)] };
        var result = await server.Services.GetRequiredService<ITryOut>().RunAsync(request, TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        var tried = Read(JsonNode.Parse(result.Moments.SelectMany(moment => moment.Changes).Last(change => change.Name == "After").Value)!.ToString());
        Assert.Equal(real.Select(field => field.Key), tried.Select(field => field.Key));
        Assert.Equal(real["round"]!.AsObject().Select(field => field.Key), tried["round"]!.AsObject().Select(field => field.Key));
        Assert.Equal(("InRound", "MIG", 1), ((string)tried["state"]!, (string)tried["policyAreas"]![0]!, (int)tried["round"]!["number"]!));
    }

    [Fact]
    public async Task A_flow_without_a_dossier_has_none()
    {
        using var clara = new ElsaClient(server);
        var flow = ElsaClient.Flow("Without a dossier", Set("set", "After", "dossier === null ? 'none' : 'some'"), ElsaClient.Task("ask"));
        flow["variables"] = new JsonArray(Declared("After"));
        var instance = await clara.RunAsync(await clara.SaveAsync(flow, publish: true));

        Assert.Equal("none", await ValueAsync(clara, instance, "After"));
    }

    [Fact]
    public async Task The_code_editor_knows_each_field()
    {
        using var clara = new ElsaClient(server);
        var saved = await clara.SaveAsync(Reading("Declared"));
        var (_, declared) = await clara.SendAsync(HttpMethod.Post, $"scripting/javascript/type-definitions/{saved["definitionId"]}", new JsonObject());
        var line = Assert.Single(declared!.ToString().Split('\n'), line => line.StartsWith("declare const dossier: {", StringComparison.Ordinal));

        Assert.EndsWith(" | null;", line, StringComparison.Ordinal);
        Assert.Equal([.. Fields.TakeWhile(name => name != "round"), "round", .. OfARound, "sitting", "level", "convenedAt", "plannedAt", .. Fields.SkipWhile(name => name != "roundsLeft")], Declarations().Matches(line).Select(match => match.Groups[1].Value));
        Assert.Contains("\"Preparing\" | \"InRound\"", line, StringComparison.Ordinal);
        Assert.Contains("declare function setOutcomes(", declared.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A restricted dossier that runs a flow which writes down all that its scripts see, before, with and after its circulation.</summary>
    private async Task<(string Dossier, string Instance)> CirculatedAsync(ElsaClient clara)
    {
        var flow = await clara.SaveAsync(Reading($"Reads {Guid.NewGuid():N}"), publish: true);
        using var ann = server.As("ann");
        var made = await RightsWorld.SendAsync(ann, HttpMethod.Post, "/api/dossiers", $$$"""
            {"reference":"BE-SCRIPT-{{{Guid.NewGuid():N}}}","title":{"en":"A secret title"},"pilot":"FA","required":["FIN","VL"],"areas":["MIG"],"classification":"Restricted","meeting":"2027-06-21",
             "flow":"{{{flow["definitionId"]}}}","paragraphs":[{"id":"p1","text":{"en":"A secret text.","nl":"A secret tekst.","fr":"A secret texte."}}]}
            """);
        var dossier = made["dossierId"]!.ToString();
        await RightsWorld.SendAsync(ann, HttpMethod.Post, $"/api/dossiers/{dossier}/rounds", """{"procedure":"Ordinary","deadline":{"workingDays":3}}""");
        var found = await clara.PostAsync("workflow-instances", new JsonObject { ["correlationId"] = dossier });
        return (dossier, Assert.Single(found["items"]!.AsArray())!["id"]!.ToString());
    }

    private async Task AnswerAsync(string who, string dossier, string position)
    {
        using var client = server.As(who);
        var tasks = await client.GetFromJsonAsync<JsonObject>("/api/tasks?take=100", TestContext.Current.CancellationToken);
        var task = tasks!["items"]!.AsArray().Single(each => each!["dossierId"]!.ToString() == dossier)!["taskId"];
        await RightsWorld.SendAsync(client, HttpMethod.Post, $"/api/tasks/{task}/position", position);
    }

    private static JsonObject Reading(string name)
    {
        const string All = "toJson(dossier)";
        var flow = ElsaClient.Flow(
            name, Set("before", "Before", All), ElsaClient.Activity("circulate", "CoordinationFlow.Circulate"), Set("after", "After", All), ElsaClient.Task("ask"), Set("later", "Later", All), ElsaClient.Task("end"));
        flow["variables"] = new JsonArray(Declared("Before"), Declared("After"), Declared("Later"));
        return flow;
    }

    private static JsonObject Set(string id, string variable, string script)
    {
        var set = ElsaClient.Activity(id, "Elsa.SetVariable", ("value", "JavaScript", script));
        set["variable"] = Declared(variable);
        return set;
    }

    private static JsonObject Declared(string name) => new() { ["id"] = "v-" + name, ["name"] = name, ["typeName"] = "String" };

    private static async Task CompleteAsync(ElsaClient clara, string instance)
    {
        var state = await clara.GetAsync($"workflow-instances/{instance}");
        Assert.Equal("[]", state["workflowState"]!["incidents"]!.ToJsonString());
        await clara.PostAsync($"tasks/{state["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]}/complete");
    }

    private static async Task<JsonObject> ReadAsync(ElsaClient clara, string instance, string variable) => Read(await ValueAsync(clara, instance, variable));

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();

    private static async Task<string> ValueAsync(ElsaClient clara, string instance, string variable) =>
        (await clara.GetAsync($"workflow-instances/{instance}/variables"))["items"]!.AsArray().Single(each => each!["name"]!.ToString() == variable)!["value"]!.ToString();

    [GeneratedRegex(@"readonly (\w+):")]
    private static partial Regex Declarations();
}
