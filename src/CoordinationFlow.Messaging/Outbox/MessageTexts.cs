using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>
/// Puts the texts into a message as it is sent: outbox rows hold hashes only. Of a restricted dossier a queue that is not cleared gets
/// no text, no title, no table or item of the agenda, no reason, no vote and no reservation (INV-37, domain 3.15).
/// </summary>
internal sealed class MessageTexts(IStore store, BusSettings settings)
{
    private LastText? _last;

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
        var sheet = dossier is null ? null : JsonSerializer.Deserialize<Sheeted>(dossier.Snapshot, CanonicalJson.Options)!.Sheet;
        if (sheet is null or { Classification: Classification.Restricted } && !settings.ClearedQueues.Contains(row.Participant))
        {
            return MessageJson.Write(Bare(message));
        }

        if (message is InstructionIssued instruction)
        {
            message = instruction with
            {
                Table = await NamedAsync(transaction, dossierId, sheet?.TableHash, instruction.Table, cancellationToken),
                Item = await NamedAsync(transaction, dossierId, sheet?.ItemHash, instruction.Item, cancellationToken),
            };
        }

        return HashIn(message) is { } hash && await TextAsync(transaction, dossierId, hash, cancellationToken) is { } text ? MessageJson.Write(With(message, text)) : row.Body;
    }

    private static string? HashIn(OutgoingMessage message) => message switch
    {
        TaskIssued task => task.DraftHash,
        PositionAdopted adopted => adopted.TextHash,
        AbstentionRecorded abstained => abstained.TextHash,
        InstructionIssued instruction => instruction.TextHash,
        _ => null,
    };

    private static OutgoingMessage With(OutgoingMessage message, ImmutableDictionary<string, Paragraph> text) => message switch
    {
        TaskIssued task => task with { Paragraphs = With(task.Paragraphs, text) },
        PositionAdopted adopted => adopted with { Paragraphs = With(adopted.Paragraphs, text) },
        AbstentionRecorded abstained => abstained with { Paragraphs = With(abstained.Paragraphs, text) },
        InstructionIssued instruction => instruction with { Paragraphs = With(instruction.Paragraphs, text) },
        _ => message,
    };

    private static OutgoingMessage Bare(OutgoingMessage message) => message switch
    {
        TaskIssued task => task with { Title = null, Paragraphs = Without(task.Paragraphs) },
        TaskChanged changed => changed with { Reason = null },
        PositionAdopted adopted => adopted with { OwnStanding = null, Paragraphs = Without(adopted.Paragraphs) },
        AbstentionRecorded abstained => abstained with { OwnStanding = null, Paragraphs = Without(abstained.Paragraphs) },
        InstructionIssued instruction => new InstructionIssued
        {
            MessageId = instruction.MessageId,
            DossierRef = instruction.DossierRef,
            InstructionNo = instruction.InstructionNo,
            Replaces = instruction.Replaces,
            PositionNo = instruction.PositionNo,
            DraftVersion = instruction.DraftVersion,
            TextHash = instruction.TextHash,
            Paragraphs = Without(instruction.Paragraphs),
        },
        _ => message,
    };

    private static IReadOnlyList<DraftParagraph> Without(IReadOnlyList<DraftParagraph> paragraphs) =>
        [.. paragraphs.Select(paragraph => paragraph with { Text = null })];

    private static IReadOnlyList<DraftParagraph> With(IReadOnlyList<DraftParagraph> paragraphs, ImmutableDictionary<string, Paragraph> texts) =>
        [.. paragraphs.Select(paragraph => texts.TryGetValue(paragraph.Id, out var text) ? paragraph with { Text = text.Text } : paragraph)];

    private static async ValueTask<string?> NamedAsync(IStepTransaction transaction, string dossierId, string? hash, string? open, CancellationToken cancellationToken) =>
        hash is not null && await transaction.FindAsync(KeptTextRow.Table, cancellationToken, dossierId, hash) is { } row ? JsonSerializer.Deserialize<string>(row.Json, CanonicalJson.Options) : open;

    // A round's tasks name one version, and its text never changes: the last one read is mostly the one asked for.
    private async ValueTask<ImmutableDictionary<string, Paragraph>?> TextAsync(IStepTransaction transaction, string dossierId, string hash, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.DossierId == dossierId && last.Hash == hash)
        {
            return last.Text;
        }

        var query = KeptTextRow.Table.Where(nameof(KeptTextRow.DossierId), Comparison.Equal, dossierId).Where(nameof(KeptTextRow.Kind), Comparison.Equal, "draft");
        foreach (var row in await transaction.QueryAsync(query, cancellationToken))
        {
            var paragraphs = JsonSerializer.Deserialize<ImmutableArray<Paragraph>>(row.Json, CanonicalJson.Options);
            if (DraftText.Hash(DraftText.Marks(paragraphs)) == hash)
            {
                _last = new LastText(dossierId, hash, paragraphs.ToImmutableDictionary(paragraph => paragraph.Id));
                return _last.Text;
            }
        }

        return null;
    }

    /// <summary>The one part of a dossier's snapshot that is needed here.</summary>
    private sealed record Sheeted(Classified Sheet);

    /// <summary>See <see cref="Sheeted"/>.</summary>
    private sealed record Classified(Classification Classification, string? TableHash, string? ItemHash);

    private sealed record LastText(string DossierId, string Hash, ImmutableDictionary<string, Paragraph> Text);
}
