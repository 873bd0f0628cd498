using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>Reads a message strictly and finds the dossier of its task; says which field is wrong where it is not one.</summary>
internal sealed class AnswerReading(IStore store)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The command that the message asks for, or the refusal that it gets.</summary>
    public async ValueTask<ReadMessage> ReadAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        if (!arrival.IsChecked)
        {
            var named = NamedId(arrival.Body);
            return new ReadMessage(named ?? OwnId(arrival), named) { Refusal = new Refusal("right.missing", "user_id"), Detail = "Its user_id is not the participant's, as the broker checks it." };
        }

        IncomingMessage message;
        try
        {
            if (arrival.Body.Length > MessageJson.MaxBytes)
            {
                return Malformed(arrival, null, $"The message has {arrival.Body.Length} bytes; {MessageJson.MaxBytes} is the most.");
            }

            message = MessageJson.ReadIncoming(Strict.GetString(arrival.Body));
        }
        catch (JsonException problem)
        {
            return Malformed(arrival, problem.Path, $"Not readable at {problem.Path ?? "$"}, line {problem.LineNumber + 1 ?? 1}.");
        }
        catch (DecoderFallbackException)
        {
            return Malformed(arrival, null, "Not UTF-8.");
        }

        if (IncomingLimits.Breach(message) is { } breach)
        {
            return Malformed(arrival, breach.Field, breach.Detail);
        }

        var read = new ReadMessage(message.MessageId, message.MessageId);
        await using var transaction = store.Begin();
        var task = await transaction.FindAsync(TaskRow.Table, cancellationToken, message.TaskId);
        return task is null ? read with { Refusal = new Refusal("task.unknown", "taskId") }
            : task.Participant != arrival.Participant ? read with { Refusal = new Refusal("task.foreign", "taskId") }
            : read with { Command = AnswerCommands.Of(message, task.DossierId, arrival) };
    }

    private static ReadMessage Malformed(Arrival arrival, string? path, string detail)
    {
        var named = NamedId(arrival.Body);
        var id = named ?? OwnId(arrival);
        return new ReadMessage(id, named) { Refusal = new Refusal("message.malformed", FieldOf(path)), Detail = detail };
    }

    private static string OwnId(Arrival arrival) => arrival.TransportId ?? Convert.ToHexStringLower(SHA256.HashData(arrival.Body));

    private static string? FieldOf(string? path) => path is null or "$" ? null : path.TrimStart('$').TrimStart('.');

    private static string? NamedId(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("messageId", out var id)
                && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= IncomingLimits.IdLength } named ? named : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
