using System.Net;
using System.Text;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>
/// Every call that Studio or Elsa's client can make, made once, as it makes it: names of queries in Pascal case, bodies with their nulls. The rows are
/// those of Elsa Studio 3.8.2; what the server does not advertise (resilience, secrets) stands apart with what it answers.
/// </summary>
public sealed class ContractCallsTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Method, route with its query, body; {d} the definition, {v} its version, {i} an instance that waits, {n} the node at which it waits, {e} an execution, {t} a task.</summary>
    private static readonly string[] Rows =
    [
        "GET descriptors/activities?Refresh=True",
        "GET descriptors/expression-descriptors",
        "GET descriptors/workflow-activation-strategies",
        "GET descriptors/incident-strategies",
        "GET descriptors/log-persistence-strategies",
        "GET descriptors/commit-strategies/workflows",
        "GET descriptors/commit-strategies/activities",
        "GET descriptors/variables",
        "GET descriptors/storage-drivers",
        "GET descriptors/output-converters?sourceType=String&destinationType=String",
        """POST descriptors/activities/CoordinationFlow.AskToLift/options/Participant {"context":{}}""",
        "GET features/installed",
        """POST scripting/javascript/type-definitions/{d} {"workflowDefinitionId":"{d}","activityTypeName":"Elsa.WriteLine","propertyName":"Text"}""",
        """POST tests/activities {"workflowDefinitionHandle":{"definitionId":null,"versionOptions":null,"definitionVersionId":"{v}"},"activityHandle":{"activityId":null,"activityNodeId":"{n}","activityInstanceId":null,"activityHash":null}}""",
        "GET package/version",
        "GET workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending",
        "GET workflow-definitions?versionOptions=Published&DefinitionIds={d}&DefinitionIds=ordinary",
        "GET workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={d}&OrderBy=Version&OrderDirection=Descending",
        "GET workflow-definitions?versionOptions=LatestOrPublished",
        "GET workflow-definitions?versionOptions=&Ids={v}",
        "GET workflow-definitions?versionOptions=Published",
        "GET workflow-definitions/by-definition-id/{d}?versionOptions=Latest",
        "GET workflow-definitions/by-id/{v}",
        "GET workflow-definitions/many-by-id?ids={v}",
        "GET workflow-definitions/subgraph/{v}?parentNodeId={p}",
        "GET workflow-definitions/subgraph/segments/{v}?childNodeId={n}",
        "GET workflow-definitions/validation/is-name-unique?name=Workflow%201",
        "GET workflow-definitions/{d}/consumers",
        "GET workflow-definitions/query/count",
        """POST workflow-definitions {"model":{"id":null,"definitionId":null,"name":"By the contract, made","toolVersion":null,"version":1,"createdAt":"0001-01-01T00:00:00+00:00","variables":null,"inputs":null,"outputs":null,"outcomes":null,"customProperties":null,"options":null,"root":{"id":"5625aa479a9a5310","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}},"publish":null}""",
        "POST workflow-definitions/{d}/publish {}",
        "GET workflow-definitions/{d}/export?versionOptions=Latest&includeConsumingWorkflows=False",
        """POST bulk-actions/export/workflow-definitions {"ids":["{v}"],"includeConsumingWorkflows":false}""",
        """POST workflow-definitions/import {"definitionId":"contract-imported","id":"contract-imported-1","name":"By the contract, imported","version":1,"root":{"id":"root","type":"Elsa.Sequence","version":1,"activities":[]}}""",
        "POST workflow-definitions/import-files multipart",
        """POST workflow-definitions/{d}/execute {"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}""",
        """POST workflow-definitions/{d}/dispatch {"correlationId":null}""",
        """POST workflow-instances {"page":0,"pageSize":10,"searchTerm":"","definitionId":null,"definitionIds":[],"correlationId":null,"version":null,"hasIncidents":null,"isSystem":false,"status":null,"statuses":[],"subStatus":null,"subStatuses":[],"orderBy":null,"orderDirection":"Descending","timestampFilters":[]}""",
        "GET workflow-instances/{i}",
        """POST workflow-instances/{i}/journal?skip=0&take=110 {"filter":{"activityIds":null,"activityNodeIds":["{n}"],"excludedActivityTypes":["Elsa.Workflow","Elsa.Flowchart"],"eventNames":null}}""",
        "GET workflow-instances/{i}/journal?skip=0&take=10",
        "GET workflow-instances/{i}/execution-state",
        "GET workflow-instances/{i}/variables",
        """POST activity-executions/report {"workflowInstanceId":"{i}","activityNodeIds":["{n}"]}""",
        "GET activity-executions/list?WorkflowInstanceId={i}&ActivityNodeId={n}",
        "GET activity-execution-summaries/list?WorkflowInstanceId={i}&ActivityNodeId={n}",
        "GET activity-executions/by-id?id={e}",
        "GET activity-executions/{e}/call-stack?includeCrossWorkflowChain=True",
        """POST alterations/workflows/retry {"workflowInstanceIds":["{i}"],"activityIds":null}""",
        """POST tasks/{t}/complete {"result":"done"}""",
        "POST cancel/workflow-instances/{i2}",
        """POST bulk-actions/cancel/workflow-instances {"ids":null,"definitionVersionId":"{v}","definitionId":null,"versionOptions":null}""",
        """POST bulk-actions/cancel/workflow-instances {"ids":null,"definitionVersionId":"{v2}","definitionId":null,"versionOptions":null}""",
        "DELETE workflow-instances/{i2}",
        """POST bulk-actions/delete/workflow-instances/by-id {"ids":["{i}"]}""",
        "POST workflow-definitions/{d}/revert/1",
        """POST bulk-actions/publish/workflow-definitions/by-definition-ids {"definitionIds":["{d}"]}""",
        """POST bulk-actions/retract/workflow-definitions/by-definition-ids {"definitionIds":["{d}"]}""",
        "POST workflow-definitions/{d}/publish {}",
        "POST workflow-definitions/{d}/retract {}",
        "DELETE workflow-definition-versions/{v3}",
        """POST bulk-actions/delete/workflow-definitions/by-id {"ids":["no-such-version"]}""",
        """POST bulk-actions/delete/workflow-definitions/by-definition-id {"definitionIds":["contract-imported"]}""",
        "DELETE workflow-definitions/{d}",
        """POST events/Anything/trigger {"input":null}""",
        """POST events/Anything/publish {"input":null}""",
    ];

    /// <summary>What is not advertised: Studio does not ask for it, and whoever does gets a clean 404.</summary>
    private static readonly string[] NotAdvertised =
    [
        "GET resilience/strategies?category=HTTP",
        "GET resilience/retries/some-execution",
        "GET secrets/descriptors",
        "POST secrets/picker {}",
        "GET workflow-instances/some-instance/export",
        """POST bulk-actions/export/workflow-instances {"ids":[]}""",
        "POST bulk-actions/import/workflow-instances {}",
        "POST workflow-definitions/some-definition/update-references {}",
    ];

    [Fact]
    public async Task Every_call_of_the_contract_is_answered()
    {
        using var client = server.As("clara");
        using var elsa = new ElsaClient(server);
        var names = await PrepareAsync(elsa);
        var wrong = new List<string>();
        foreach (var row in Rows)
        {
            using var message = Message(row, names);
            using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"{(int)answer.StatusCode} {message.Method} {message.RequestUri}");
            if ((int)answer.StatusCode >= 400)
            {
                wrong.Add($"{row}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, 300)]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_is_not_advertised_is_a_clean_404()
    {
        using var client = server.As("clara");
        var installed = await client.GetStringAsync("/elsa/api/features/installed", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Resilience", installed, StringComparison.Ordinal);
        Assert.DoesNotContain("Secrets", installed, StringComparison.Ordinal);
        foreach (var row in NotAdvertised)
        {
            using var message = Message(row, []);
            using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal((row, HttpStatusCode.NotFound), (row, answer.StatusCode));
        }
    }

    /// <summary>A flow with two versions, of which the newer is a draft, and two instances of the first that wait.</summary>
    private static async Task<Dictionary<string, string>> PrepareAsync(ElsaClient elsa)
    {
        var first = await elsa.SaveAsync(ElsaClient.Flow("By the contract", ElsaClient.Line("say"), ElsaClient.Task("ask")), publish: true);
        var (one, other) = (await elsa.RunAsync(first), await elsa.RunAsync(first));
        var bookmark = (await elsa.GetAsync($"workflow-instances/{one}"))["workflowState"]!["bookmarks"]![0]!;
        var node = bookmark["activityNodeId"]!.ToString();
        var execution = (await elsa.GetAsync($"activity-executions/list?WorkflowInstanceId={one}&ActivityNodeId={Uri.EscapeDataString(node)}"))["items"]![0]!["id"]!.ToString();
        first["name"] = "By the contract, changed";
        var second = await elsa.SaveAsync(first, publish: false);
        return new(StringComparer.Ordinal)
        {
            ["{d}"] = first["definitionId"]!.ToString(),
            ["{v}"] = first["id"]!.ToString(),
            ["{v2}"] = second["id"]!.ToString(),
            ["{v3}"] = (await elsa.SaveAsync(ElsaClient.Flow("By the contract, a draft", ElsaClient.Line("say"))))["id"]!.ToString(),
            ["{i}"] = one,
            ["{i2}"] = other,
            ["{n}"] = node,
            ["{p}"] = node[..node.LastIndexOf(':')],
            ["{e}"] = execution,
            ["{t}"] = bookmark["payload"]!["taskId"]!.ToString(),
        };
    }

    private static HttpRequestMessage Message(string row, Dictionary<string, string> names)
    {
        var parts = row.Split(' ', 3);
        var (path, body) = (parts[1], parts.Length > 2 ? parts[2] : "");
        foreach (var (name, value) in names)
        {
            (path, body) = (path.Replace(name, Uri.EscapeDataString(value), StringComparison.Ordinal), body.Replace(name, value, StringComparison.Ordinal));
        }

        return new HttpRequestMessage(new HttpMethod(parts[0]), "/elsa/api/" + path) { Content = ContentOf(body) };
    }

    private static HttpContent? ContentOf(string body) => body switch
    {
        "" => null,
        "multipart" => new MultipartFormDataContent { { new StringContent(ElsaClient.Flow("By the contract, as a file").ToJsonString(), Encoding.UTF8, "application/json"), "files", "flow.json" } },
        _ => new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
