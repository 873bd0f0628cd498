using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>
/// INV-38: with visibility AfterDeadline no answer of the API to a participant before the deadline depends on another participant's
/// position. Worlds that differ only in what the others say give the same bytes, tags included.
/// </summary>
public sealed class AnswersBeforeTheDeadlineTests
{
    private const string Agrees = """{"default":"A"}""";
    private const string Objects = """{"default":"O","reason":"Never."}""";
    private const string Reserves = """{"default":"A","paragraphs":{"p1":"R"},"reason":"Not so.","amendments":{"p1":{"text":{"en":"Otherwise."}}}}""";

    private static readonly string[] Readers = ["vl", "vl-m1", "vl-h1", "cocom-m1", "paul", "ida"];

    [Theory]
    [InlineData("Ordinary")]
    [InlineData("Silence")]
    public async Task INV_38_What_others_say_changes_no_byte_of_what_a_participant_gets_before_the_deadline(string procedure)
    {
        var silent = await PlayAsync(procedure, null);
        foreach (var said in new[] { Agrees, Objects, Reserves })
        {
            var other = await PlayAsync(procedure, said);
            Assert.Equal(silent.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(silent, answer => Assert.Equal($"{answer.Key}\n{answer.Value}", $"{answer.Key}\n{other[answer.Key]}"));
        }
    }

    [Fact]
    public async Task The_coordinator_does_see_what_they_say()
    {
        var silent = await PlayAsync("Ordinary", null, "ann");
        var other = await PlayAsync("Ordinary", Objects, "ann");

        Assert.NotEqual(silent["ann GET /api/dossiers/{id}"], other["ann GET /api/dossiers/{id}"]);
    }

    /// <summary>A round in which EMP and WAL say that (null: nothing), and everything that the readers then get.</summary>
    private static async Task<Dictionary<string, string>> PlayAsync(string procedure, string? said, params string[] readers)
    {
        await using var world = new FixedWorld();
        await world.InitializeAsync();
        using var ann = world.As("ann");
        var made = await SendAsync(ann, "create", "/api/dossiers", """
            {"reference":"BE-2027-0038","title":{"en":"Who says what"},"pilot":"SOC","required":["EMP","WAL","VL"],"consulted":["COCOM"],"informed":["PREU"],"observers":["IOM"],
             "paragraphs":[{"id":"p1","text":{"en":"One.","nl":"Een."}},{"id":"p2","text":{"en":"Two.","nl":"Twee."}}]}
            """);
        var id = made["dossierId"]!.ToString();
        await SendAsync(ann, "circulate", $"/api/dossiers/{id}/rounds", $$$"""{"procedure":"{{{procedure}}}","deadline":{"workingDays":3}}""");
        var tasks = new Dictionary<string, string>();
        foreach (var who in new[] { "emp", "wal", "vl" })
        {
            tasks[who] = await TaskAsync(world, who, id);
        }
        await RightsWorld.DeliveredAsync(ann, id);
        world.Clock.Forward(TimeSpan.FromHours(1));
        if (said is not null)
        {
            foreach (var who in new[] { "emp", "wal" })
            {
                using var client = world.As(who);
                await SendAsync(client, $"answer-{who}", $"/api/tasks/{tasks[who]}/position", said);
            }
        }
        world.Clock.Forward(TimeSpan.FromHours(1));
        return await ReadAsync(world, id, tasks["vl"], readers.Length == 0 ? Readers : readers);
    }

    private static async Task<Dictionary<string, string>> ReadAsync(FixedWorld world, string id, string task, string[] readers)
    {
        var paths = RightsTable.Rows.Keys.Where(row => row.StartsWith("GET /api/", StringComparison.Ordinal)).Select(row => row[4..].Replace(":int", "", StringComparison.Ordinal)).ToList();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reader in readers)
        {
            using var client = world.As(reader);
            foreach (var path in paths)
            {
                var address = path.Replace("{id}", id, StringComparison.Ordinal).Replace("{taskId}", task, StringComparison.Ordinal)
                    .Replace("{version}", "1", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal).Replace("{code}", "IBZ", StringComparison.Ordinal);
                using var answer = await client.GetAsync(address);
                Assert.True((int)answer.StatusCode < 500, $"{reader} GET {path}");
                answers[$"{reader} GET {path}"] = $"{(int)answer.StatusCode} {answer.Headers.ETag} {Text(await answer.Content.ReadAsByteArrayAsync())}";
            }
        }
        return answers;
    }

    /// <summary>The body, as text so that a difference can be read; trace ids are the request's own and no answer's.</summary>
    private static string Text(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var at = text.IndexOf(",\"traceId\"", StringComparison.Ordinal);
        return at < 0 ? text : text[..at];
    }

    private static async Task<string> TaskAsync(FixedWorld world, string who, string id)
    {
        using var client = world.As(who);
        var tasks = JsonNode.Parse(await client.GetStringAsync("/api/tasks"))!;
        return tasks["items"]!.AsArray().Single(task => task!["dossierId"]!.ToString() == id)!["taskId"]!.ToString();
    }

    private static async Task<JsonObject> SendAsync(HttpClient client, string key, string path, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
