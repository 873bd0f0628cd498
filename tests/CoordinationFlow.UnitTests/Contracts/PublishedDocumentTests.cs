using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CoordinationFlow.Contracts.V1;

namespace CoordinationFlow.UnitTests.Contracts;

/// <summary>
/// docs/messages/v1/asyncapi.json names each message by its queue and schema, and is made from the contract's types (SCHEMAS=write writes it anew);
/// the schemas take what the documents show and refuse what is wrong.
/// </summary>
public sealed partial class PublishedDocumentTests
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_AsyncAPI_document_is_that_of_the_types()
    {
        var file = Path.Combine(Checkout.Root, "docs", "messages", "v1", "asyncapi.json");
        var made = Document().ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable("SCHEMAS") == "write")
        {
            File.WriteAllText(file, made);
        }

        Assert.Equal(File.ReadAllText(file), made);
    }

    [Fact]
    public void Each_message_that_the_documents_show_follows_its_schema()
    {
        var shown = Fenced().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "messages", "README.md"))).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, shown.Count);
        Assert.All(shown, json => Assert.Empty(PublishedSchema.Of(Names(typeof(IncomingMessage)).Contains(JsonNode.Parse(json)!["type"]!.ToString()) ? nameof(IncomingMessage) : nameof(OutgoingMessage)).Breaches(json)));
    }

    [Theory]
    [InlineData("""{"type":"TaskOpened","messageId":"m"}""")]
    [InlineData("""{"type":"TaskOpened","messageId":"m","taskId":7}""")]
    [InlineData("""{"type":"TaskOpened","messageId":"m","taskId":"t","byParagraf":{}}""")]
    [InlineData("""{"type":"TaskClosed","messageId":"m","taskId":"t"}""")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h","default":"Agreed"}""")]
    public void The_schema_refuses_what_is_wrong(string json) => Assert.NotEmpty(PublishedSchema.Of(nameof(IncomingMessage)).Breaches(json));

    private static JsonObject Document()
    {
        var code = new JsonObject { ["code"] = new JsonObject { ["description"] = "The participant's code in lower case, such as ibz." } };
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "CoordinationFlow: messages between the coordination and a participant's own system",
                ["version"] = "1.0.0",
                ["description"] = "AMQP 0.9.1, plain UTF-8 JSON without an envelope. A participant's broker user reads its tasks queue and writes to its answers exchange, and may do nothing else; each message that it sends carries its user as user_id.",
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = new JsonObject
            {
                ["tasks"] = Channel("participant.{code}.tasks", "What is asked and told.", typeof(OutgoingMessage), code,
                    new JsonObject { ["is"] = "queue", ["queue"] = new JsonObject { ["name"] = "participant.{code}.tasks", ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false } }),
                ["answers"] = Channel("participant.{code}.answers", "What the participant says.", typeof(IncomingMessage), code,
                    new JsonObject { ["is"] = "routingKey", ["exchange"] = new JsonObject { ["name"] = "participant.{code}.answers", ["type"] = "fanout", ["durable"] = true, ["autoDelete"] = false } }),
            },
            ["operations"] = new JsonObject
            {
                ["tell"] = Operation("send", "tasks", "The coordination asks and tells."),
                ["answer"] = Operation("receive", "answers", "The coordination takes in what a participant says."),
            },
        };
    }

    private static JsonObject Channel(string address, string description, Type family, JsonObject parameters, JsonObject amqp) => new()
    {
        ["address"] = address,
        ["description"] = description,
        ["parameters"] = parameters.DeepClone(),
        ["messages"] = new JsonObject(Names(family).Select((name, index) => KeyValuePair.Create(name, (JsonNode?)new JsonObject
        {
            ["name"] = name,
            ["contentType"] = "application/json",
            ["payload"] = new JsonObject { ["$ref"] = $"{family.Name}.schema.json#/anyOf/{index}" },
        }))),
        ["bindings"] = new JsonObject { ["amqp"] = amqp },
    };

    private static JsonObject Operation(string action, string channel, string summary) => new()
    {
        ["action"] = action,
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["summary"] = summary,
    };

    private static IEnumerable<string> Names(Type family) => family.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => derived.TypeDiscriminator!.ToString()!);

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fenced();
}
