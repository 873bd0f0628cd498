using System.Collections.Immutable;
using System.Text;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>
/// Every call that Elsa Studio 3.8.2 or Elsa's client can make, in an order in which each finds what it asks for, with the status that it gets: names of
/// queries in Pascal case, bodies with their nulls, as they make it.
/// </summary>
public static class ContractCalls
{
    /// <summary>Status, method, route with its query, body; {d} the definition, {v} its version, {i} an instance that waits, {n} the node at which it waits, {e} an execution, {t} a task.</summary>
    private static readonly string[] Rows =
    [
        "200 GET descriptors/activities?Refresh=True",
        "200 GET descriptors/expression-descriptors",
        "200 GET descriptors/workflow-activation-strategies",
        "200 GET descriptors/incident-strategies",
        "200 GET descriptors/log-persistence-strategies",
        "200 GET descriptors/commit-strategies/workflows",
        "200 GET descriptors/commit-strategies/activities",
        "200 GET descriptors/variables",
        "200 GET descriptors/storage-drivers",
        "200 GET descriptors/output-converters?sourceType=String&destinationType=String",
        """200 POST descriptors/activities/CoordinationFlow.AskToLift/options/Participant {"context":{}}""",
        "200 GET features/installed",
        """200 POST scripting/javascript/type-definitions/{d} {"workflowDefinitionId":"{d}","activityTypeName":"Elsa.WriteLine","propertyName":"Text"}""",
        """200 POST tests/activities {"workflowDefinitionHandle":{"definitionId":null,"versionOptions":null,"definitionVersionId":"{v}"},"activityHandle":{"activityId":null,"activityNodeId":"{n}","activityInstanceId":null,"activityHash":null}}""",
        "200 GET package/version",
        "200 GET workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending",
        "200 GET workflow-definitions?versionOptions=Published&DefinitionIds={d}&DefinitionIds=ordinary",
        "200 GET workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={d}&OrderBy=Version&OrderDirection=Descending",
        "200 GET workflow-definitions?versionOptions=LatestOrPublished",
        "200 GET workflow-definitions?versionOptions=&Ids={v}",
        "200 GET workflow-definitions?versionOptions=Published",
        "200 GET workflow-definitions/by-definition-id/{d}?versionOptions=Latest",
        "200 GET workflow-definitions/by-id/{v}",
        "200 GET workflow-definitions/many-by-id?ids={v}",
        "200 GET workflow-definitions/subgraph/{v}?parentNodeId={p}",
        "200 GET workflow-definitions/subgraph/segments/{v}?childNodeId={n}",
        "200 GET workflow-definitions/validation/is-name-unique?name=Workflow%201",
        "200 GET workflow-definitions/{d}/consumers",
        "200 GET workflow-definitions/query/count",
        """200 POST workflow-definitions {"model":{"id":null,"definitionId":null,"name":"By the contract, made","toolVersion":null,"version":1,"createdAt":"0001-01-01T00:00:00+00:00","variables":null,"inputs":null,"outputs":null,"outcomes":null,"customProperties":null,"options":null,"root":{"id":"5625aa479a9a5310","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}},"publish":null}""",
        "200 POST workflow-definitions/{d}/publish {}",
        "200 GET workflow-definitions/{d}/export?versionOptions=Latest&includeConsumingWorkflows=False",
        """200 POST bulk-actions/export/workflow-definitions {"ids":["{v}"],"includeConsumingWorkflows":false}""",
        """201 POST workflow-definitions/import {"definitionId":"contract-imported","id":"contract-imported-1","name":"By the contract, imported","version":1,"root":{"id":"root","type":"Elsa.Sequence","version":1,"activities":[]}}""",
        "200 POST workflow-definitions/import-files multipart",
        """200 POST workflow-definitions/{d}/execute {"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}""",
        """200 POST workflow-definitions/{d}/dispatch {"correlationId":null}""",
        """200 POST workflow-instances {"page":0,"pageSize":10,"searchTerm":"","definitionId":null,"definitionIds":[],"correlationId":null,"version":null,"hasIncidents":null,"isSystem":false,"status":null,"statuses":[],"subStatus":null,"subStatuses":[],"orderBy":null,"orderDirection":"Descending","timestampFilters":[]}""",
        "200 GET workflow-instances/{i}",
        """200 POST workflow-instances/{i}/journal?skip=0&take=110 {"filter":{"activityIds":null,"activityNodeIds":["{n}"],"excludedActivityTypes":["Elsa.Workflow","Elsa.Flowchart"],"eventNames":null}}""",
        "200 GET workflow-instances/{i}/journal?skip=0&take=10",
        "200 GET workflow-instances/{i}/execution-state",
        "200 GET workflow-instances/{i}/variables",
        """200 POST activity-executions/report {"workflowInstanceId":"{i}","activityNodeIds":["{n}"]}""",
        "200 GET activity-executions/list?WorkflowInstanceId={i}&ActivityNodeId={n}",
        "200 GET activity-execution-summaries/list?WorkflowInstanceId={i}&ActivityNodeId={n}",
        "200 GET activity-executions/by-id?id={e}",
        "200 GET activity-executions/{e}/call-stack?includeCrossWorkflowChain=True",
        """200 POST alterations/workflows/retry {"workflowInstanceIds":["{i}"],"activityIds":null}""",
        """204 POST tasks/{t}/complete {"result":"done"}""",
        "204 POST cancel/workflow-instances/{i2}",
        """200 POST bulk-actions/cancel/workflow-instances {"ids":null,"definitionVersionId":"{v}","definitionId":null,"versionOptions":null}""",
        """200 POST bulk-actions/cancel/workflow-instances {"ids":null,"definitionVersionId":"{v2}","definitionId":null,"versionOptions":null}""",
        "204 DELETE workflow-instances/{i2}",
        """200 POST bulk-actions/delete/workflow-instances/by-id {"ids":["{i}"]}""",
        "201 POST workflow-definitions/{d}/revert/1",
        """200 POST bulk-actions/publish/workflow-definitions/by-definition-ids {"definitionIds":["{d}"]}""",
        """200 POST bulk-actions/retract/workflow-definitions/by-definition-ids {"definitionIds":["{d}"]}""",
        "200 POST workflow-definitions/{d}/publish {}",
        "200 POST workflow-definitions/{d}/retract {}",
        "204 DELETE workflow-definition-versions/{v3}",
        """200 POST bulk-actions/delete/workflow-definitions/by-id {"ids":["no-such-version"]}""",
        """200 POST bulk-actions/delete/workflow-definitions/by-definition-id {"definitionIds":["contract-imported"]}""",
        "204 DELETE workflow-definitions/{d}",
        """200 POST events/Anything/trigger {"input":null}""",
        """200 POST events/Anything/publish {"input":null}""",
        "400 POST bulk-actions/import/workflow-instances multipart",
    ];

    /// <summary>What is not advertised: Studio does not ask for it, and whoever does gets a clean 404.</summary>
    private static readonly string[] NotAdvertisedRows =
    [
        "404 GET resilience/strategies?category=HTTP",
        "404 GET resilience/retries/some-execution",
        "404 GET secrets/descriptors",
        "404 POST secrets/picker {}",
        "404 GET workflow-instances/some-instance/export",
        """404 POST bulk-actions/export/workflow-instances {"ids":[]}""",
        "404 POST workflow-definitions/some-definition/update-references {}",
    ];

    /// <summary>What the server answers.</summary>
    public static ImmutableArray<ContractCall> All { get; } = [.. Rows.Select(ContractCall.Of)];

    /// <summary>What it does not advertise.</summary>
    public static ImmutableArray<ContractCall> NotAdvertised { get; } = [.. NotAdvertisedRows.Select(ContractCall.Of)];

    /// <summary>Makes them one after the other as a flow designer's program; what each got.</summary>
    public static async Task<IReadOnlyList<(ContractCall Call, int Status, string Text)>> MakeAsync(RunningServer server, IEnumerable<ContractCall> calls)
    {
        using var client = server.As("clara");
        using var elsa = new ElsaClient(server);
        var names = await PrepareAsync(elsa);
        var made = new List<(ContractCall, int, string)>();
        foreach (var call in calls)
        {
            using var message = call.Message(names);
            using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
            made.Add((call, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        return made;
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
}

/// <summary>One call: its route with names in braces, and the status that it gets.</summary>
public sealed record ContractCall(int Status, string Method, string Address, string Body)
{
    private const string Root = "/elsa/api/";

    /// <summary>The call that a row writes down.</summary>
    public static ContractCall Of(string row)
    {
        var parts = row.Split(' ', 4);
        return new(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1], parts[2], parts.Length > 3 ? parts[3] : "");
    }

    /// <summary>The request, with what the names stand for.</summary>
    public HttpRequestMessage Message(IReadOnlyDictionary<string, string> names)
    {
        var (address, body) = (Address, Body);
        foreach (var (name, value) in names)
        {
            (address, body) = (address.Replace(name, Uri.EscapeDataString(value), StringComparison.Ordinal), body.Replace(name, value, StringComparison.Ordinal));
        }

        return new HttpRequestMessage(new HttpMethod(Method), Root + address) { Content = ContentOf(body) };
    }

    /// <summary>Whether that request is this call: the method, the route, and of a list of definitions which versions are asked for and by which kind of id.</summary>
    public bool Is(string method, string pathAndQuery)
    {
        var (own, other) = (Address.Split('?', 2), pathAndQuery.Split('?', 2));
        var route = own[0].Split('/');
        var path = other[0].StartsWith(Root, StringComparison.Ordinal) ? other[0][Root.Length..].Split('/') : [];
        return method == Method && route.Length == path.Length
            && route.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second)
            && (route is not ["workflow-definitions"] || Asked(own).SequenceEqual(Asked(other)));
    }

    private static IEnumerable<string> Asked(string[] address) => address.Length < 2
        ? []
        : Uri.UnescapeDataString(address[1]).Split('&').Select(part => part.StartsWith("versionOptions=", StringComparison.OrdinalIgnoreCase) ? part : part.Split('=')[0])
            .Where(part => part.StartsWith("versionOptions=", StringComparison.OrdinalIgnoreCase) || part is "DefinitionIds" or "Ids").Distinct().Order(StringComparer.Ordinal);

    private static HttpContent? ContentOf(string body) => body switch
    {
        "" => null,
        "multipart" => new MultipartFormDataContent { { new StringContent(ElsaClient.Flow("By the contract, as a file").ToJsonString(), Encoding.UTF8, "application/json"), "files", "flow.json" } },
        _ => new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
