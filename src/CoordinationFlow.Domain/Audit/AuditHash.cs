namespace CoordinationFlow.Domain.Audit;

/// <summary>The hash that chains audit entries: it covers the entry's content and the hash before (INV-39).</summary>
public static class AuditHash
{
    /// <summary>The hash before a chain's first entry.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The hash of an entry. Instants are written in UTC to the millisecond.</summary>
    public static string Of(string previous, string chain, long seq, DateTimeOffset at, DateTimeOffset recordedAt, string actor, string role, string? participant, string channel, string kind, string payload) =>
        CanonicalJson.Hash(string.Join('\n', previous, chain, seq, Instant(at), Instant(recordedAt), actor, role, participant ?? "", channel, kind, payload));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
