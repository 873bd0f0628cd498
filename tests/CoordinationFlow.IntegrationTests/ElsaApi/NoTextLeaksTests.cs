using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Whoever designs flows sees no dossier: nothing that Elsa's API gives of an instance holds text, stance or remark.</summary>
public sealed class NoTextLeaksTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Nothing_of_a_dossier_is_read_through_its_instance()
    {
        var world = new RightsWorld(server);
        var (dossier, task, _) = await world.InRoundAsync();
        using var emp = server.As("emp");
        await RightsWorld.SendAsync(emp, HttpMethod.Post, $"/api/tasks/{task}/position", """{"default":"O","reason":"Because of a secret tariff.","comment":"A secret tremor."}""");
        using var ann = server.As("ann");
        await RightsWorld.SendAsync(ann, HttpMethod.Post, $"/api/dossiers/{dossier}/withdraw", """{"reason":"A secret trifle."}""");
        using var clara = new ElsaClient(server);

        var found = await clara.PostAsync("workflow-instances", new JsonObject { ["correlationId"] = dossier });
        var instance = Assert.Single(found["items"]!.AsArray())!["id"]!.ToString();
        var answers = await ReadAllAsync(clara, instance);

        Assert.True(answers.Count > 6);
        Assert.All(answers, answer => Assert.DoesNotContain("secret t", answer.ToJsonString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(answers, answer => Assert.DoesNotContain("\"EMP\"", answer.ToJsonString(), StringComparison.Ordinal));
    }

    /// <summary>All that Elsa's API gives of an instance.</summary>
    internal static async Task<IReadOnlyList<JsonNode>> ReadAllAsync(ElsaClient clara, string instance)
    {
        var answers = new List<JsonNode>();
        foreach (var path in new[] { $"workflow-instances/{instance}", $"workflow-instances/{instance}/variables", $"workflow-instances/{instance}/journal?take=1000", $"activity-executions/list?WorkflowInstanceId={instance}" })
        {
            answers.Add(await clara.GetAsync(path));
        }

        answers.AddRange(await Task.WhenAll(answers[3]["items"]!.AsArray().Select(execution => clara.GetAsync($"activity-executions/by-id?id={execution!["id"]}"))));
        return answers;
    }
}
