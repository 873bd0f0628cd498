using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Commands;

/// <summary>What a command gets back: it is on disk. The same key and content get the same answer again.</summary>
/// <param name="DossierId">The dossier that it concerned.</param>
/// <param name="Receipt">The receipt, for an answer.</param>
public sealed record CommandDone(string DossierId, ReceiptView? Receipt);

/// <summary>The receipt of an answer.</summary>
/// <param name="Id">To be named as <c>replaces</c> by a revision.</param>
/// <param name="ReceivedAt">Our first stamp, UTC.</param>
/// <param name="Status">In time, late, unchanged, or on a superseded version.</param>
/// <param name="ContentHash">SHA-256 of what was stored, hex.</param>
/// <param name="Round">The round whose task it answered.</param>
public sealed record ReceiptView(string Id, DateTimeOffset ReceivedAt, PositionStatus Status, string ContentHash, int Round)
{
    /// <summary>A domain receipt as the API shows it.</summary>
    public static ReceiptView? Of(Receipt? receipt) =>
        receipt is null ? null : new(receipt.Id, receipt.ReceivedAt, receipt.Status, receipt.ContentHash, receipt.Round);
}
