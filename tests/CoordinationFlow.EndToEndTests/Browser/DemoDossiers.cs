using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.EndToEndTests.Browser;

/// <summary>Finds in the demonstration what a test opens.</summary>
internal static class DemoDossiers
{
    /// <summary>The address of a dossier's page, by its reference.</summary>
    public static async Task<string> PageOfAsync(RunningServer server, string reference)
    {
        using var client = server.As("ann");
        var items = (await client.GetFromJsonAsync<JsonNode>("/api/dossiers?take=100"))!["items"]!.AsArray();
        return "/dossiers/" + items.Single(item => (string?)item!["reference"] == reference)!["id"];
    }

    /// <summary>The address of a person's first open task.</summary>
    public static async Task<string> TaskOfAsync(RunningServer server, string person)
    {
        using var client = server.As(person);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            // Tasks travel by the queue: a moment after the start the inbox may still be empty. So ask again.
            if ((await client.GetFromJsonAsync<JsonNode>("/api/tasks?take=1", TestContext.Current.CancellationToken))!["items"]!.AsArray() is [{ } task, ..])
            {
                return "/tasks/" + task["taskId"];
            }
        }

        throw new InvalidOperationException($"No task of {person} came.");
    }
}
