using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>A definitive position that is or was owed (domain 3.14).</summary>
/// <param name="Due">By when, UTC; it includes its second.</param>
/// <param name="Vote">The vote that was instructed or given.</param>
/// <param name="Version">The version it was given on.</param>
public sealed record DefinitiveDuty(DateTimeOffset Due, Vote Vote, int Version)
{
    /// <summary>How it ended; null: it is still owed.</summary>
    public DefinitiveState? State { get; init; }

    /// <summary>Whether it is still owed.</summary>
    [JsonIgnore]
    public bool IsOwed => State is null;
}
