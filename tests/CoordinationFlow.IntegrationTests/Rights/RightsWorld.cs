using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>Makes the dossiers that the table speaks of, over REST.</summary>
internal sealed class RightsWorld(RunningServer server)
{
    private int _made;

    /// <summary>The secretariat's person, who is no demo person.</summary>
    public async Task AddSecretaryAsync()
    {
        using var eva = server.As("eva");
        await SendAsync(eva, HttpMethod.Put, "/api/persons/sec", """{"name":"Sec","roles":[{"role":"Secretariat"}],"languages":["en"]}""");
    }

    /// <summary>A dossier in its first round: pilot SOC, EMP asked, COCOM consulted, PREU told, IOM observing. Its id and EMP's task.</summary>
    public async Task<(string Dossier, string Task, string Reference)> InRoundAsync()
    {
        using var ann = server.As("ann");
        using var emp = server.As("emp");
        var reference = $"BE-RIGHTS-{Interlocked.Increment(ref _made)}-{Guid.NewGuid():N}";
        var made = await SendAsync(ann, HttpMethod.Post, "/api/dossiers", $$$"""
            {"reference":"{{{reference}}}","title":{"en":"A secret title"},"pilot":"SOC","required":["EMP","VL"],"consulted":["COCOM"],"informed":["PREU"],"observers":["IOM"],
             "paragraphs":[{"id":"p1","text":{"en":"A secret text.","nl":"Een geheime tekst."}}]}
            """);
        var id = made["dossierId"]!.ToString();
        await SendAsync(ann, HttpMethod.Post, $"/api/dossiers/{id}/rounds", """{"procedure":"Ordinary","deadline":{"workingDays":3}}""");
        await DeliveredAsync(ann, id);
        var tasks = await emp.GetFromJsonAsync<JsonObject>("/api/tasks?take=100");
        while (tasks!["items"]!.AsArray().All(task => task!["dossierId"]!.ToString() != id))
        {
            tasks = await emp.GetFromJsonAsync<JsonObject>($"/api/tasks?take=100&cursor={Uri.EscapeDataString(tasks["next"]!.ToString())}");
        }
        return (id, tasks["items"]!.AsArray().First(task => task!["dossierId"]!.ToString() == id)!["taskId"]!.ToString(), reference);
    }

    /// <summary>Waits until the bus has brought every task to its ministry: what a test reads and compares does not change by itself afterwards.</summary>
    public static async Task DeliveredAsync(HttpClient ann, string id)
    {
        while ((await ann.GetStringAsync($"/api/dossiers/{id}/rounds/1")).Contains("\"Issued\"", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Sends a command and gives its answer; fails the test where it is refused.</summary>
    public static async Task<JsonObject> SendAsync(HttpClient client, HttpMethod method, string path, string body)
    {
        using var message = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
