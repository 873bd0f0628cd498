using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Samples.Ministry;

/// <summary>The answer that the command line gives to every task.</summary>
internal sealed record Position(string Answer, string? Reason)
{
    /// <summary>The words of the contract by their letters.</summary>
    public static IReadOnlyDictionary<string, string> Stances { get; } = new Dictionary<string, string>
    {
        ["A"] = "Agree",
        ["C"] = "AgreeWithComments",
        ["P"] = "ParliamentaryReservation",
        ["S"] = "ScrutinyReservation",
        ["R"] = "SubstantiveReservation",
        ["O"] = "Object",
        ["N"] = "NoCompetence",
    };

    /// <summary>The message. Its id is made of the task and the answer, so that it counts once however often it is sent.</summary>
    public JsonObject To(JsonNode task)
    {
        var message = new JsonObject
        {
            ["type"] = "PositionSubmitted",
            ["taskId"] = task["taskId"]!.ToString(),
            ["draftHash"] = task["draftHash"]!.ToString(),
            ["default"] = Stances[Answer],
        };
        if (Reason is not null)
        {
            message["reasons"] = Reason;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.ToJsonString())))[..16];
        message.Insert(1, "messageId", $"answer-{task["taskId"]}-{digest}");
        return message;
    }
}
