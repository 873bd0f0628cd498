using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.Contracts.V1;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>A valid message made wrong by a named operator, and the code that it must get.</summary>
internal sealed record BadMessage(string Operator, string Code, byte[] Body)
{
    /// <summary>Every operator on every kind of message, each wrong message under an id of its own.</summary>
    public static IEnumerable<BadMessage> Of(string kind, IncomingMessage valid, int round)
    {
        var number = 0;
        BadMessage Bytes(string name, string code, Func<string, byte[]> make) =>
            new(name, code, make(MessageJson.Write(valid with { MessageId = $"bad-{kind}-{round}-{++number}" })));
        BadMessage Text(string name, string code, Func<string, string> make) => Bytes(name, code, json => Encoding.UTF8.GetBytes(make(json)));
        BadMessage Edit(string name, string code, Action<JsonObject> edit) => Text(name, code, json =>
        {
            var message = JsonNode.Parse(json)!.AsObject();
            edit(message);
            return message.ToJsonString();
        });

        yield return Text("cut off", "message.malformed", json => json[..^1]);
        yield return Text("something after the end", "message.malformed", json => json + "x");
        yield return Text("in a list", "message.malformed", json => $"[{json}]");
        yield return Text("in a text", "message.malformed", json => JsonValue.Create(json)!.ToJsonString());
        yield return Text("single quotes", "message.malformed", json => json.Replace('"', '\''));
        yield return Text("a comment", "message.malformed", json => json[..^1] + "/* why */}");
        yield return Text("a comma before the end", "message.malformed", json => json[..^1] + ",}");
        yield return Text("a field twice", "message.malformed", json => json[..^1] + ",\"taskId\":\"t2\"}");
        yield return Text("too large", "message.malformed", json => json[..^1] + $",\"by\":\"{new string('x', MessageJson.MaxBytes)}\"}}");
        yield return Text("too deep", "message.malformed", json => json[..^1] + $",\"by\":{new string('[', 30)}{new string(']', 30)}}}");
        yield return Bytes("no UTF-8", "message.malformed", json => [.. Encoding.UTF8.GetBytes(json[..^1]), 0xC3, 0x28, (byte)'}']);
        yield return Bytes("UTF-16", "message.malformed", Encoding.Unicode.GetBytes);
        yield return Edit("without a type", "message.malformed", message => message.Remove("type"));
        yield return Edit("an unknown type", "message.malformed", message => message["type"] = "PositionWithdrawn");
        yield return Edit("the type in another case", "message.malformed", message => message["type"] = kind.ToUpperInvariant());
        yield return Edit("the type as a number", "message.malformed", message => message["type"] = 1);
        yield return Edit("an outgoing type", "message.malformed", message => message["type"] = nameof(TaskIssued));
        yield return Edit("a field that is not known", "message.malformed", message => message["byParagraf"] = new JsonObject { ["p1"] = "Object" });
        yield return Edit("a field in another case", "message.malformed", message => message["TaskID"] = "t");
        yield return Edit("an empty task", "message.malformed", message => message["taskId"] = " ");
        yield return Edit("a task that is too long", "message.malformed", message => message["taskId"] = new string('t', 101));
        yield return Edit("the task as a number", "message.malformed", message => message["taskId"] = 7);
        yield return Edit("the message id as an object", "message.malformed", message => message["messageId"] = new JsonObject { ["round"] = round, ["number"] = number, ["kind"] = kind });
        yield return Edit("a task with a null character", "message.malformed", message => message["taskId"] = "t\0");
        yield return Edit("a task that nobody has", "task.unknown", message => message["taskId"] = $"{round}{number}");
        yield return Edit("a task with a quote in it", "task.unknown", message => message["taskId"] = "' or 1=1 --");
        foreach (var field in JsonNode.Parse(MessageJson.Write(valid))!.AsObject().Select(field => field.Key).Where(Required).ToList())
        {
            yield return Edit($"{field} null", "message.malformed", message => message[field] = null) with { Operator = "a needed field null" };
            yield return Edit($"without {field}", "message.malformed", message => message.Remove(field)) with { Operator = "a needed field missing" };
        }

        foreach (var wrong in valid is PositionSubmitted ? PositionEdits(Edit) : valid is ReservationLifted ? LiftingEdits(Edit) : [])
        {
            yield return wrong;
        }
    }

    private static bool Required(string field) => field is "taskId" or "draftHash" or "default" or "paragraphs" or "newStance";

    private static IEnumerable<BadMessage> PositionEdits(Func<string, string, Action<JsonObject>, BadMessage> edit)
    {
        yield return edit("a stance that is none", "message.malformed", message => message["default"] = "Agreed");
        yield return edit("a stance as a number", "message.malformed", message => message["default"] = 0);
        yield return edit("stances as a list", "message.malformed", message => message["byParagraph"] = new JsonArray("p1"));
        yield return edit("a stance of a paragraph that is none", "message.malformed", message => message["byParagraph"] = new JsonObject { ["p1"] = "No" });
        yield return edit("a flag as a text", "message.malformed", message => message["consentsToAdoption"] = "yes");
        yield return edit("a time that is none", "message.malformed", message => message["sentAt"] = "yesterday");
        yield return edit("a comment that is too long", "message.malformed", message => message["comment"] = new string('c', 20_001));
        yield return edit("a language that is none", "message.malformed", message => message["language"] = "Dutch");
        yield return edit("an amendment without text", "message.malformed", message => message["amendments"] = new JsonObject { ["p1"] = new JsonObject() });
        yield return edit("a hash of no version", "message.malformed", message => message["draftHash"] = new string('0', 64));
        yield return edit("a paragraph that the draft has not", "position.unknown-paragraph", message => message["byParagraph"] = new JsonObject { ["p9"] = "Agree" });
        yield return edit("an objection without reasons", "position.reason-missing", message => Bare(message)["default"] = "Object");
        yield return edit("a reservation without reasons", "position.reason-missing", message => Bare(message)["byParagraph"] = new JsonObject { ["p1"] = "SubstantiveReservation" });
        yield return edit("comments without a comment", "position.reason-missing", message => Bare(message)["default"] = "AgreeWithComments");
        yield return edit("a parliament without a name", "position.reason-missing", message => Bare(message)["default"] = "ParliamentaryReservation");
        yield return edit("no competence for one paragraph", "position.mixed-no-competence", message => Bare(message)["byParagraph"] = new JsonObject { ["p1"] = "NoCompetence" });
        yield return edit("no competence beside stances", "position.mixed-no-competence", message => message["default"] = "NoCompetence");
    }

    private static IEnumerable<BadMessage> LiftingEdits(Func<string, string, Action<JsonObject>, BadMessage> edit)
    {
        yield return edit("no paragraphs", "message.malformed", message => message["paragraphs"] = new JsonArray());
        yield return edit("paragraphs as a text", "message.malformed", message => message["paragraphs"] = "p1");
        yield return edit("an empty paragraph", "message.malformed", message => message["paragraphs"] = new JsonArray(""));
        yield return edit("a lifting of what does not stand", "lift.not-lower", message => message["newStance"] = "Agree");
        yield return edit("a lifting to an objection", "lift.not-lower", message => message["newStance"] = "Object");
    }

    private static JsonObject Bare(JsonObject message)
    {
        foreach (var field in new[] { "byParagraph", "reasons", "comment", "amendments", "parliament" })
        {
            message.Remove(field);
        }

        return message;
    }
}
