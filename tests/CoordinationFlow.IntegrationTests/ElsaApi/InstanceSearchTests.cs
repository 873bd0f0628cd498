using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>The search of the list of instances counts all that it finds, each once, and keeps the order that is asked for.</summary>
public sealed class InstanceSearchTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Many = 1005;
    private static readonly DateTimeOffset Noon = new(2027, 1, 11, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task More_than_a_page_can_hold_are_counted_and_the_last_page_is_found()
    {
        var names = Enumerable.Range(0, Many).Select(number => ($"numerous-{number:D4}", "numerous-flow", $"Numerous {number:D4}"));
        await InsertAsync([.. names]);

        var (total, first) = await SearchAsync("Numerous", new() { ["page"] = 0, ["pageSize"] = 10 });
        Assert.Equal((Many, "numerous-1004"), (total, first[0]));
        var (_, last) = await SearchAsync("Numerous", new() { ["page"] = 100, ["pageSize"] = 10 });
        Assert.Equal(["numerous-0004", "numerous-0003", "numerous-0002", "numerous-0001", "numerous-0000"], last);
    }

    [Fact]
    public async Task What_is_found_in_two_columns_is_counted_once_and_stands_in_the_order_that_is_asked_for()
    {
        await InsertAsync([("twice-1", "twice", "Mentions twice"), ("twice-2", "twice", "Nothing"), ("twice-3", "other-flow", "Mentions twice too"), ("twice", "other-flow", "Its id")]);

        Assert.Equal((4, "twice twice-3 twice-2 twice-1"), await AllAsync(new() { ["pageSize"] = 10 }));
        Assert.Equal((4, "twice-1 twice-2 twice-3 twice"), await AllAsync(new() { ["pageSize"] = 10, ["orderBy"] = "Created", ["orderDirection"] = "Ascending" }));
        Assert.Equal((4, "twice twice-1 twice-3 twice-2"), await AllAsync(new() { ["pageSize"] = 10, ["orderBy"] = "Name", ["orderDirection"] = "Ascending" }));
        Assert.Equal((4, "twice-2"), await AllAsync(new() { ["pageSize"] = 2, ["page"] = 1, ["orderBy"] = "Created", ["definitionIds"] = new JsonArray("twice", "other-flow") }, row => row == "twice-2"));
        Assert.Equal((4, ""), await AllAsync(new() { ["pageSize"] = 1000, ["page"] = 2_000_000 }));
    }

    private async Task<(int Total, string Rows)> AllAsync(JsonObject body, Func<string, bool>? which = null)
    {
        var (total, rows) = await SearchAsync("twice", body);
        return (total, string.Join(' ', rows.Where(which ?? (_ => true))));
    }

    private async Task<(int Total, string[] Rows)> SearchAsync(string term, JsonObject body)
    {
        using var clara = new ElsaClient(server);
        body["searchTerm"] = term;
        var answer = await clara.PostAsync("workflow-instances", body);
        return ((int)answer["totalCount"]!, [.. answer["items"]!.AsArray().Select(item => item!["id"]!.ToString())]);
    }

    private async Task InsertAsync((string Id, string Definition, string Name)[] instances)
    {
        await using var transaction = server.Services.GetRequiredService<IStore>().Begin();
        foreach (var ((id, definition, name), number) in instances.Select((instance, number) => (instance, number)))
        {
            transaction.Insert(InstanceRow.Table, new()
            {
                Id = id,
                DefinitionId = definition,
                DefinitionVersionId = definition + "-1",
                DefinitionVersion = 1,
                Name = name,
                Status = InstanceStatus.Finished,
                SubStatus = InstanceStatus.Finished,
                State = "{}",
                CreatedAt = Noon.AddSeconds(number),
                UpdatedAt = Noon,
                FinishedAt = Noon,
            });
        }

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
