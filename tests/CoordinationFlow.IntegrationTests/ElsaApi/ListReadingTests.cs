using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Studio's lists read no definition's JSON and no instance's state, and count by an index alone.</summary>
public sealed class ListReadingTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly DateTimeOffset Noon = new(2027, 1, 11, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("workflow-definitions?versionOptions=Latest&Page=0&PageSize=100")]
    [InlineData("workflow-definitions?versionOptions=LatestOrPublished")]
    [InlineData("workflow-definitions?versionOptions=&Ids=unreadable-1")]
    public async Task A_version_whose_JSON_cannot_be_read_is_listed_all_the_same(string path)
    {
        await using (var transaction = server.Services.GetRequiredService<IStore>().Begin())
        {
            if (await transaction.FindAsync(DefinitionVersionRow.Table, CancellationToken.None, "unreadable-1") is null)
            {
                transaction.Insert(DefinitionVersionRow.Table, new()
                {
                    Id = "unreadable-1", DefinitionId = "unreadable", Version = 1, Name = "Unreadable", Description = "As its column says.", IsReadonly = true, ToolVersion = "3.6.1",
                    IsLatest = true, IsPublished = false, Json = "no JSON", ContentHash = "", CreatedAt = Noon,
                });
                await transaction.CommitAsync(CancellationToken.None);
            }
        }

        using var clara = new ElsaClient(server);
        var row = (await clara.GetAsync(path))["items"]!.AsArray().Single(item => (string?)item!["id"] == "unreadable-1")!;

        Assert.Equal(("As its column says.", "3.6.1", true), ((string?)row["description"], (string?)row["toolVersion"], (bool)row["isReadonly"]!));
    }

    [Fact]
    public async Task What_a_list_shows_of_a_version_is_what_its_file_says()
    {
        using var clara = new ElsaClient(server);
        var flow = ElsaClient.Flow("Told in the list", ElsaClient.Line("say"));
        (flow["description"], flow["toolVersion"]) = ("First words.", "3.8.1");
        var saved = await clara.SaveAsync(flow);
        saved["description"] = "Other words.";
        await clara.SaveAsync(saved);

        var row = (await clara.GetAsync($"workflow-definitions?versionOptions=Latest&DefinitionIds={saved["definitionId"]}"))["items"]!.AsArray().Single()!;
        Assert.Equal(("Other words.", "3.8.1"), ((string?)row["description"], (string?)row["toolVersion"]));
    }

    [Fact]
    public void The_questions_name_no_column_of_JSON()
    {
        Assert.DoesNotContain("\"json\"", SqlQuery.Of(ListedVersion.Table.All, SqliteDialect.Instance).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"state\"", SqlQuery.Of(ListedInstance.Table.All, SqliteDialect.Instance).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_are_counted_by_an_index_that_holds_all_that_is_asked()
    {
        var folder = Directory.CreateTempSubdirectory("cf-count-").FullName;
        Migration.Migrate(new StoreSettings("", folder));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "coordinationflow.db")};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            foreach (var query in new[]
            {
                ListedInstance.Table.All,
                ListedInstance.Table.Where(nameof(ListedInstance.Status), Comparison.Equal, "Running"),
                ListedInstance.Table.Where(nameof(ListedInstance.SubStatus), Comparison.In, new[] { "Faulted", "Suspended" }),
                ListedInstance.Table.Where(nameof(ListedInstance.CorrelationId), Comparison.Equal, "d"),
                ListedInstance.Table.Where(nameof(ListedInstance.DefinitionId), Comparison.Equal, "d").Where(nameof(ListedInstance.Status), Comparison.Equal, "Running"),
            })
            {
                await using var command = connection.CreateCommand();
                SqlQuery.Count(query, SqliteDialect.Instance).Into(command);
                command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
                await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
                Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
                Assert.Contains("USING COVERING INDEX", reader.GetString(3), StringComparison.Ordinal);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
