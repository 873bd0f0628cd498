using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>An answer that was stored, whether it counts or not. Its text is found by the receipt's content hash.</summary>
public sealed record StoredPosition(string Participant, int Round, int Version, Receipt Receipt, Stance Default, ImmutableDictionary<string, Stance> Stances, bool ConsentsToAdoption)
{
    /// <summary>The message it came in.</summary>
    public string? MessageId { get; init; }

    /// <summary>The caller's idempotency key.</summary>
    public string? Key { get; init; }

    /// <summary>Who committed it.</summary>
    public string CommittedBy { get; init; } = "";

    /// <summary>Late, and admitted by the coordinator.</summary>
    public bool Admitted { get; init; }

    /// <summary>A lifting has changed it since: equal content is then a new answer.</summary>
    public bool LiftedSince { get; init; }

    /// <summary>The effective stance on a paragraph: its own, else the default.</summary>
    public Stance On(string paragraph) => Stances.GetValueOrDefault(paragraph, Default);
}
