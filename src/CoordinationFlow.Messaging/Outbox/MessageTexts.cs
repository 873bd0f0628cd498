using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>
/// Puts the texts into a message as it is sent: outbox rows hold hashes only. Of a restricted dossier a queue that is not cleared gets
/// no text, no title and no reason (INV-37, domain 3.15).
/// </summary>
internal sealed class MessageTexts(IStore store, BusSettings settings)
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The message as it goes out. Throws <see cref="JsonException"/> where the row is no message.</summary>
    public async ValueTask<string> ReadyAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.DossierId is not { } dossierId || row.Type is nameof(Receipt) or nameof(Refused) or nameof(ReminderDue))
        {
            return row.Body;
        }

        var message = MessageJson.ReadOutgoing(row.Body);
        await using var transaction = store.Begin();
        var dossier = await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId);
        var isRestricted = dossier is null || JsonSerializer.Deserialize<Sheeted>(dossier.Snapshot, Stored)!.Sheet.Classification == Classification.Restricted;
        if (isRestricted && !settings.ClearedQueues.Contains(row.Participant))
        {
            return MessageJson.Write(Bare(message));
        }

        async ValueTask<IReadOnlyList<DraftParagraph>> TextOf(IReadOnlyList<DraftParagraph> paragraphs, string hash) =>
            await transaction.FindAsync(KeptTextRow.Table, cancellationToken, dossierId, hash) is { } text ? With(paragraphs, text) : paragraphs;

        return MessageJson.Write(message switch
        {
            TaskIssued task => task with { Paragraphs = await TextOf(task.Paragraphs, task.DraftHash) },
            PositionAdopted adopted => adopted with { Paragraphs = await TextOf(adopted.Paragraphs, adopted.TextHash) },
            AbstentionRecorded abstained => abstained with { Paragraphs = await TextOf(abstained.Paragraphs, abstained.TextHash) },
            InstructionIssued instruction => instruction with { Paragraphs = await TextOf(instruction.Paragraphs, instruction.TextHash) },
            _ => message,
        });
    }

    private static OutgoingMessage Bare(OutgoingMessage message) => message switch
    {
        TaskIssued task => task with { Title = null, Paragraphs = Without(task.Paragraphs) },
        TaskChanged changed => changed with { Reason = null },
        PositionAdopted adopted => adopted with { Paragraphs = Without(adopted.Paragraphs) },
        AbstentionRecorded abstained => abstained with { Paragraphs = Without(abstained.Paragraphs) },
        InstructionIssued instruction => instruction with
        {
            Paragraphs = Without(instruction.Paragraphs),
            Statements = [.. instruction.Statements.Select(statement => statement with { Text = null })],
        },
        _ => message,
    };

    private static IReadOnlyList<DraftParagraph> Without(IReadOnlyList<DraftParagraph> paragraphs) =>
        [.. paragraphs.Select(paragraph => paragraph with { Text = null })];

    private static IReadOnlyList<DraftParagraph> With(IReadOnlyList<DraftParagraph> paragraphs, KeptTextRow kept)
    {
        var texts = JsonSerializer.Deserialize<ImmutableArray<Paragraph>>(kept.Json, Stored).ToDictionary(paragraph => paragraph.Id);
        return [.. paragraphs.Select(paragraph => texts.TryGetValue(paragraph.Id, out var text) ? paragraph with { Text = text.Text } : paragraph)];
    }

    /// <summary>The one part of a dossier's snapshot that is needed here.</summary>
    private sealed record Sheeted(Classified Sheet);

    /// <summary>See <see cref="Sheeted"/>.</summary>
    private sealed record Classified(Classification Classification);
}
