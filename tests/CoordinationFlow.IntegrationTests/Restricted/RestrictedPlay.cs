using System.Text;
using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.TwoProcesses;
using RabbitMQ.Client;

namespace CoordinationFlow.IntegrationTests.Restricted;

/// <summary>Restricted dossiers whose every text holds one word. A participant without clearance is to be told of them, and must not be.</summary>
internal static class RestrictedPlay
{
    /// <summary>In each title, table, item, paragraph, position, remark, reason, minutes and refused message.</summary>
    public const string Word = "Quetzalcoatlus";

    /// <summary>Draft, circulation, answers with reason, remark and amendment, a deadline moved, and a level with minutes that found no agreement.</summary>
    public static async Task<string> ToTheLadderAsync(Node node, string reference)
    {
        var id = await CreateAsync(node, reference);
        await node.GiveAsync("ann", $"/api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 5 } });
        var finance = await TaskAsync(node, "fin-h1", id);
        await node.GiveAsync("fin-h1", $"/api/tasks/{finance}/prepare", new { @default = "O", reason = Said("Prepared"), comment = Said("Comment") });
        await node.GiveAsync("fin-m1", $"/api/tasks/{finance}/return", new { remark = Said("Returned") });
        await node.GiveAsync("fin-m1", $"/api/tasks/{finance}/position", new { @default = "A", paragraphs = new { p2 = "O" }, reason = Said("Reason"), comment = Said("Comment"), remarks = new { p2 = Said("Remark") }, amendments = new { p2 = new { text = Text("Amended") } } });
        var flanders = await TaskAsync(node, "vl-m1", id);
        await node.GiveAsync("vl-m1", $"/api/tasks/{flanders}/position", new { @default = "A", comment = Said("Comment") });
        await node.GiveAsync("ann", $"/api/dossiers/{id}/extend", new { deadline = new { workingDays = 6 }, reason = Said("Extended") });
        await node.GiveAsync("ann", $"/api/dossiers/{id}/close-early", new { reason = Said("Closed") });
        var sitting = JsonDocument.Parse(await node.LookAsync("ann", "/demo/clock")).RootElement.GetProperty("now").GetDateTimeOffset().AddDays(7);
        await node.GiveAsync("ann", $"/api/dossiers/{id}/escalate", new { level = "L1", sitting, reason = Said("Escalated") });
        await node.GiveAsync("ann", "/demo/clock", new { to = sitting.AddMinutes(5) });
        await node.GiveAsync("ann", $"/api/dossiers/{id}/sittings", new { level = "L1", decision = "NoAgreement", present = new[] { "FA", "FIN", "VL" }, minutes = Said("Minutes") });
        return id;
    }

    /// <summary>A dossier to which all agree, up to the instruction; all who have a seat are told.</summary>
    public static async Task<string> ToTheInstructionAsync(Node node, string reference)
    {
        var id = await CreateAsync(node, reference);
        await node.GiveAsync("ann", $"/api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 5 } });
        await node.GiveAsync("fin-m1", $"/api/tasks/{await TaskAsync(node, "fin-m1", id)}/position", new { @default = "A", comment = Said("Comment") });
        await node.GiveAsync("vl-m1", $"/api/tasks/{await TaskAsync(node, "vl-m1", id)}/position", new { @default = "A", comment = Said("Comment") });
        await node.GiveAsync("ann", $"/api/dossiers/{id}/close-early", new { reason = Said("Closed") });
        await node.GiveAsync("ann", $"/api/dossiers/{id}/adopt", new { });
        return id;
    }

    /// <summary>Messages of a ministry's own system that cannot be taken in: no JSON, no text, and an answer to a task that is none. One is tried again.</summary>
    public static async Task SendWhatIsRefusedAsync(Node node, VirtualHost flanders)
    {
        await Eventually.IsTrueAsync(() => IsBoundAsync(flanders), "the node has made the participant's exchange and bound its queue to it");
        await using (var connection = await flanders.ConnectAsync())
        {
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
            var unknown = MessageJson.Write(new PositionSubmitted { MessageId = "refused-1", TaskId = "no-task", DraftHash = new string('0', 64), Default = Stance.Agree, Comment = Said("Comment") });
            foreach (var body in new[] { Encoding.UTF8.GetBytes(unknown), Encoding.UTF8.GetBytes($"{{ {Word}"), [0xff, .. Encoding.UTF8.GetBytes(Word)] })
            {
                var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json", UserId = ParticipantQueues.User("VL") };
                await channel.BasicPublishAsync(ParticipantQueues.Answers("VL"), "", mandatory: true, properties, body);
            }
        }

        JsonElement[] entries = [];
        await Eventually.IsTrueAsync(async () => (entries = [.. (await node.AskAsync("eva", "/api/refused-messages")).GetProperty("items").EnumerateArray()]).Length == 3, "all three are set aside");
        await node.GiveAsync("eva", $"/api/refused-messages/{entries[0].GetProperty("id").GetString()}/replay", new { });
    }

    private static async Task<bool> IsBoundAsync(VirtualHost host)
    {
        using var answer = await host.Server.Management.GetAsync($"exchanges/{host.Name}/{ParticipantQueues.Answers("VL")}/bindings/source");
        return answer.IsSuccessStatusCode && JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetArrayLength() > 0;
    }

    private static async Task<string> CreateAsync(Node node, string reference) => (await node.GiveAsync("ann", "/api/dossiers", new
    {
        reference,
        title = Text("A title"),
        table = Said("A table"),
        item = Said("An item"),
        pilot = "FA",
        required = new[] { "FIN", "VL" },
        informed = new[] { "PREU", "EMP" },
        classification = "Restricted",
        meeting = "2027-06-21",
        paragraphs = new[] { new { id = "p1", text = Text("First") }, new { id = "p2", text = Text("Second") } },
    })).GetProperty("dossierId").GetString()!;

    private static string Said(string what) => $"{what} {Word}.";

    private static object Text(string what) => new { en = Said(what), fr = Said(what), nl = Said(what) };

    private static async Task<string> TaskAsync(Node node, string who, string id)
    {
        string? found = null;
        await Eventually.IsTrueAsync(
            async () => (found = (await node.AskAsync(who, "/api/tasks")).GetProperty("items").EnumerateArray().Where(task => task.GetProperty("dossierId").GetString() == id).Select(task => task.GetProperty("taskId").GetString()).FirstOrDefault()) is not null,
            $"{who} has the task");
        return found!;
    }
}
