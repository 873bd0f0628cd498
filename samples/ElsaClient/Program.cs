using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoordinationFlow.Samples.ElsaClient;

var address = new Option<string>("--address") { Description = "where the server is", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var token = new Option<string>("--token") { Description = "a flow designer's bearer token; or the variable TOKEN", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TOKEN") ?? "demo-clara" };
var command = new RootCommand("Speaks to Elsa's own routes as an Elsa user's scripts do: imports, publishes, executes with input, completes a task, cancels, exports, deletes.") { address, token };
command.SetAction(async (parsed, cancellationToken) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(new Uri(parsed.GetValue(address)!), "/elsa/api/") };
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", parsed.GetValue(token));
    try
    {
        await WalkAsync(new ElsaServer(http), cancellationToken);
        return 0;
    }
    catch (Exception problem) when (problem is RefusedException or HttpRequestException)
    {
        await Console.Error.WriteLineAsync(problem.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();

static async Task WalkAsync(ElsaServer elsa, CancellationToken cancellationToken)
{
    var id = $"sample-{Guid.NewGuid():N}";
    await elsa.ImportAsync(Greeting.Definition(id), cancellationToken);
    Console.WriteLine($"imported    {id}");
    await elsa.PublishAsync(id, cancellationToken);
    Console.WriteLine("published");

    var instance = await elsa.ExecuteAsync(id, new JsonObject { ["Who"] = "Brussels" }, cancellationToken);
    var waiting = await elsa.InstancesAsync(id, "Suspended", cancellationToken);
    Console.WriteLine($"executed    {instance}, {waiting.Count} waiting");

    var state = (await elsa.InstanceAsync(instance, cancellationToken))["workflowState"]!;
    await elsa.CompleteTaskAsync(state["bookmarks"]![0]!["payload"]!["taskId"]!.ToString(), "done", cancellationToken);
    Console.WriteLine($"completed   {await SubStatusAsync(instance)}, {(await elsa.JournalAsync(instance, cancellationToken)).Count} entries in the journal");

    var other = await elsa.ExecuteAsync(id, new JsonObject { ["Who"] = "Namur" }, cancellationToken);
    await elsa.CancelAsync(other, cancellationToken);
    Console.WriteLine($"cancelled   {await SubStatusAsync(other)}");

    var file = await elsa.ExportAsync(id, cancellationToken);
    Console.WriteLine($"exported    {file["$schema"]}, {file["root"]!["activities"]!.AsArray().Count} activities");
    await elsa.DeleteAsync(id, cancellationToken);
    Console.WriteLine("deleted");

    async Task<string> SubStatusAsync(string instanceId) => (await elsa.InstanceAsync(instanceId, cancellationToken))["subStatus"]!.ToString();
}
