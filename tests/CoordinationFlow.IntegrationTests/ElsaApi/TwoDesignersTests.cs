using System.Net;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Two designers have one definition open: nothing that one saved is overwritten by the other.</summary>
public sealed class TwoDesignersTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_second_save_is_refused_with_who_and_when_and_overwrites_nothing()
    {
        using var clara = new ElsaClient(server);
        using var eva = new ElsaClient(server, "eva");
        var made = await clara.SaveAsync(ElsaClient.Flow("Shared", ElsaClient.Line("one")));
        var path = $"workflow-definitions/by-definition-id/{made["definitionId"]}?versionOptions=Latest";
        var (ofClara, ofEva) = ((await clara.GetAsync(path)).AsObject(), (await eva.GetAsync(path)).AsObject());

        ofEva["description"] = "Eva's";
        await eva.SaveAsync(ofEva);
        ofClara["description"] = "Clara's";
        var (status, refusal) = await clara.SendAsync(HttpMethod.Post, "workflow-definitions", ElsaClient.Save(ofClara));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Eva Admin saved 'Shared' on ", ElsaClient.Problems(refusal), StringComparison.Ordinal);
        Assert.Equal("Eva's", (string?)(await clara.GetAsync(path))["description"]);
    }

    [Fact]
    public async Task A_repeated_save_of_the_same_content_is_no_conflict_and_makes_no_version()
    {
        using var clara = new ElsaClient(server);
        var made = await clara.SaveAsync(ElsaClient.Flow("Repeated", ElsaClient.Line("one")), publish: true);
        made["description"] = "Changed";

        var first = await clara.SaveAsync(made);
        var again = await clara.SaveAsync(made);

        Assert.Equal((2, (string?)first["id"]), ((int)again["version"]!, (string?)again["id"]));
        Assert.Equal(2, (int)(await clara.GetAsync($"workflow-definitions?versionOptions=AllVersions&DefinitionIds={made["definitionId"]}"))["totalCount"]!);
    }

    [Fact]
    public async Task Who_takes_each_answer_saves_again_and_again()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Often", ElsaClient.Line("one")));
        for (var turn = 0; turn < 3; turn++)
        {
            definition["description"] = $"Turn {turn}";
            definition = await clara.SaveAsync(definition);
        }

        Assert.Equal((1, "Turn 2"), ((int)definition["version"]!, (string?)definition["description"]));
    }

    [Fact]
    public async Task The_stamp_never_leaves_the_house()
    {
        using var clara = new ElsaClient(server);
        var made = await clara.SaveAsync(ElsaClient.Flow("Stamped", ElsaClient.Line("one")));

        var export = await clara.GetAsync($"workflow-definitions/{made["definitionId"]}/export");

        Assert.NotEmpty((string)made["customProperties"]!["coordinationFlowRevision"]!);
        Assert.DoesNotContain("coordinationFlowRevision", export.ToJsonString(), StringComparison.Ordinal);
    }
}
