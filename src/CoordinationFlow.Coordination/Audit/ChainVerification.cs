using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Audit;

namespace CoordinationFlow.Coordination.Audit;

/// <summary>
/// Follows an exported chain entry by entry and says where it was touched: a changed, removed, added or moved entry breaks it (INV-39). Entries
/// cut off at the end show only against a head that was kept apart: ask <see cref="HasHead"/> after the last one.
/// </summary>
public sealed class ChainVerification
{
    private readonly HashSet<string> _heads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The chain's name; null before the first entry.</summary>
    public string? Chain { get; private set; }

    /// <summary>The number of the last whole entry; 0 before the first.</summary>
    public long Seq { get; private set; }

    /// <summary>The hash of the last whole entry.</summary>
    public string Head { get; private set; } = AuditHash.Beginning;

    /// <summary>Takes the next entry; what is wrong with it, or null where it follows whole on the one before.</summary>
    public string? Take(AuditView entry)
    {
        Chain ??= entry.Chain;
        if (Broken(entry) is { } broken)
        {
            return broken;
        }

        (Seq, Head) = (entry.Seq, entry.Hash);
        _heads.Add(Head);
        return null;
    }

    /// <summary>
    /// Whether the chain holds this head (64 hex digits), at its end or, where it has grown since the head was kept, before it.
    /// </summary>
    public bool HasHead(string head) => _heads.Contains(head);

    private string? Broken(AuditView entry) =>
        entry.Chain != Chain ? $"it is of the chain '{entry.Chain}', not of '{Chain}'"
        : entry.Seq != Seq + 1 ? $"it has the number {entry.Seq} where {Seq + 1} is due: entries are missing, added or moved"
        : entry.PreviousHash != Head ? "the hash before is not that of the entry before it"
        : IsFiner(entry.At) || IsFiner(entry.RecordedAt) ? "an instant in it is finer than a millisecond"
        : entry.Hash != AuditHash.Of(entry.PreviousHash, entry.Chain, entry.Seq, entry.At, entry.RecordedAt, entry.Actor, entry.Role, entry.Participant, entry.Channel, entry.Kind, entry.Payload)
            ? "its hash does not cover its content"
        : null;

    // The hash covers milliseconds; what is finer could have been changed unseen.
    private static bool IsFiner(DateTimeOffset at) => at.Ticks % TimeSpan.TicksPerMillisecond != 0;
}
