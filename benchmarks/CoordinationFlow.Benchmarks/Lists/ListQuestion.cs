using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Benchmarks.Lists;

/// <summary>A call as Studio makes it for one of its lists; <paramref name="Page"/> is the share of the pages that lie before it: 0 the first one, 1 the last.</summary>
internal sealed record ListQuestion(string Name, double Page, Func<HttpClient, FilledServer, int, Task<HttpResponseMessage>> Ask)
{
    private const int PageSize = 10;

    /// <summary>Each, in the order in which they are asked.</summary>
    public static IEnumerable<ListQuestion> All =>
    [
        .. Pages("instances, newest first", (client, _, page) => Instances(client, page)),
        .. Pages("instances that run", (client, _, page) => Instances(client, page, body => body["statuses"] = new JsonArray("Running"))),
        .. Pages("instances of one definition", (client, server, page) => Instances(client, page % Math.Max(1, server.InstancesOfOne / PageSize), body => body["definitionIds"] = new JsonArray(FilledServer.OneDefinition))),
        .. Pages("instances by last step", (client, _, page) => Instances(client, page, body => body["orderBy"] = "LastExecuted")),
        new("instances of a dossier", 0, (client, _, page) => Instances(client, page, body => body["correlationId"] = FilledServer.OneCorrelation)),
        new("instances, searched", 0, (client, _, page) => Instances(client, page, body => body["searchTerm"] = "no such name")),
        new("versions that a page of instances names", 0, (client, _, _) => client.GetAsync($"workflow-definitions?versionOptions=&{string.Join('&', FilledServer.SomeVersions.Select(id => $"Ids={id}"))}")),
        .. Pages("definitions, by name", (client, _, page) => client.GetAsync($"workflow-definitions?versionOptions=Latest&Page={page}&PageSize={PageSize}&SearchTerm=&IsSystem=False&OrderDirection=Ascending"), ofDefinitions: true),
        new("definitions, searched", 0, (client, _, page) => client.GetAsync($"workflow-definitions?versionOptions=Latest&Page={page}&PageSize={PageSize}&SearchTerm=19&IsSystem=False&OrderDirection=Ascending")),
        new("all published definitions", 0, (client, _, _) => client.GetAsync("workflow-definitions?versionOptions=Published")),
        new("all latest or published definitions", 0, (client, _, _) => client.GetAsync("workflow-definitions?versionOptions=LatestOrPublished")),
    ];

    /// <summary>Whether its pages are those of the definitions.</summary>
    public bool OfDefinitions { get; private init; }

    /// <summary>The page's number on a server that has so many.</summary>
    public int PageOn(FilledServer server) => (int)(Page * (Math.Max(1, (OfDefinitions ? server.Definitions : server.Instances) / PageSize) - 1));

    private static IEnumerable<ListQuestion> Pages(string name, Func<HttpClient, FilledServer, int, Task<HttpResponseMessage>> ask, bool ofDefinitions = false) =>
        new[] { ("first page", 0.0), ("middle page", 0.5), ("last page", 1.0) }.Select(page => new ListQuestion($"{name}: {page.Item1}", page.Item2, ask) { OfDefinitions = ofDefinitions });

    private static Task<HttpResponseMessage> Instances(HttpClient client, int page, Action<JsonObject>? narrow = null)
    {
        var body = JsonNode.Parse($$"""{"page":{{page}},"pageSize":{{PageSize}},"searchTerm":"","definitionId":null,"definitionIds":[],"correlationId":null,"version":null,"hasIncidents":null,"isSystem":false,"status":null,"statuses":[],"subStatus":null,"subStatuses":[],"orderBy":null,"orderDirection":"Descending","timestampFilters":[]}""")!.AsObject();
        narrow?.Invoke(body);
        return client.PostAsJsonAsync("workflow-instances", body);
    }
}
