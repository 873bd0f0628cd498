using System.Text.Json;
using CoordinationFlow.Contracts.V1;

namespace CoordinationFlow.UnitTests.Contracts;

public sealed class MessageJsonTests
{
    private static readonly TaskIssued Task = new()
    {
        MessageId = "m1",
        TaskId = "t1",
        Kind = TaskKind.Respond,
        DossierRef = "BE-2027-0001",
        RoundNo = 1,
        DraftVersion = 1,
        DraftHash = "ab",
        Paragraphs = [new("p1", "cd", new Dictionary<string, string> { ["fr"] = "L’été à Liège" })],
        Procedure = Procedure.Silence,
        Deadline = new(new(2027, 3, 12, 16, 0, 0, TimeSpan.Zero), "2027-03-12 17:00 (Europe/Brussels)"),
        ReplyTo = "participant.ibz.answers",
        Languages = ["nl", "fr"],
    };

    [Fact]
    public void A_message_says_its_type_and_reads_back_as_it_was()
    {
        var json = MessageJson.Write(Task);
        var back = Assert.IsType<TaskIssued>(MessageJson.ReadOutgoing(json));

        Assert.StartsWith("{\"type\":\"TaskIssued\"", json, StringComparison.Ordinal);
        Assert.Equal(json, MessageJson.Write(back));
        Assert.Contains("L’été à Liège", json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_absent_is_not_written_as_null() =>
        Assert.DoesNotContain("null", MessageJson.Write(Task), StringComparison.Ordinal);

    [Fact]
    public void The_type_may_stand_anywhere_in_an_answer()
    {
        var read = MessageJson.ReadIncoming("""{"messageId":"m","taskId":"t","draftHash":"h","default":"Object","reasons":"no","type":"PositionSubmitted"}""");

        Assert.Equal(Stance.Object, Assert.IsType<PositionSubmitted>(read).Default);
    }

    [Theory]
    [InlineData("not json", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{"messageId":"m","taskId":"t"}""", "$.type")]
    [InlineData("""{"type":"Nonsense","messageId":"m","taskId":"t"}""", "$.type")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h"}""", "$")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h","default":"Agreed"}""", "$.default")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h","default":1}""", "$.default")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h","default":"Agree","byParagraf":{"p1":"Object"}}""", "$.byParagraf")]
    [InlineData("""{"type":"PositionSubmitted","messageId":"m","taskId":"t","draftHash":"h","default":"Agree","default":"Object"}""", "$")]
    [InlineData("""{"type":"TaskOpened","messageId":null,"taskId":"t"}""", "$.messageId")]
    public void What_is_no_answer_is_refused_with_the_field(string json, string path)
    {
        var problem = Assert.Throws<JsonException>(() => MessageJson.ReadIncoming(json));

        Assert.StartsWith(path, problem.Path ?? "$", StringComparison.Ordinal);
    }
}
