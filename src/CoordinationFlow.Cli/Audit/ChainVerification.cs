using System.Text.Json;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Audit;

namespace CoordinationFlow.Cli.Audit;

/// <summary>Checks an exported audit chain entry by entry: numbers without a gap, each hash over its content and the hash before (INV-39).</summary>
internal static class ChainVerification
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// What is wrong first, with the line's number; null: the chain is whole. Where an expected head is given, the last hash must be it:
    /// only so is a chain cut off at its end found out.
    /// </summary>
    public static (string? Wrong, int Entries, string Head) Of(IEnumerable<string> lines, string? expectedHead)
    {
        var (line, entries, head, chain) = (0, 0, AuditHash.Beginning, (string?)null);
        foreach (var text in lines)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Read(text) is not { } entry)
            {
                return ($"line {line}: this is no entry of an audit export.", entries, head);
            }

            chain ??= entry.Chain;
            if (Wrong(entry, chain, entries + 1, head) is { } wrong)
            {
                return ($"line {line}, entry {entry.Seq}: {wrong}", entries, head);
            }

            (entries, head) = (entries + 1, entry.Hash);
        }

        return entries == 0 ? ("the file holds no entry.", 0, head)
            : expectedHead is not null && !string.Equals(expectedHead, head, StringComparison.OrdinalIgnoreCase) ? ($"the last hash is {head}, expected was {expectedHead}: entries are missing at the end, or these are of another chain.", entries, head)
            : (null, entries, head);
    }

    private static string? Wrong(AuditView entry, string chain, int seq, string head) =>
        entry.Chain != chain ? $"it belongs to the chain {entry.Chain}, those before to {chain}."
        : entry.Seq != seq ? $"the number {seq} was expected: entries are missing, doubled or out of order."
        : entry.PreviousHash != head ? "its hash of the entry before is not that entry's hash."
        : entry.Hash != AuditHash.Of(head, entry.Chain, entry.Seq, entry.At, entry.RecordedAt, entry.Actor, entry.Role, entry.Participant, entry.Channel, entry.Kind, entry.Payload) ? "its content is not what its hash was made of."
        : null;

    private static AuditView? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditView>(text, Json) is { Chain: not null, Actor: not null, Role: not null, Channel: not null, Kind: not null, Payload: not null, PreviousHash: not null, Hash: not null } entry ? entry : null;
        }
        catch (JsonException)
        {
            // Told to the user as the line that is no entry.
            return null;
        }
    }
}
