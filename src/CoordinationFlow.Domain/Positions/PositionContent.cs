using System.Collections.Immutable;
using CoordinationFlow.Domain.Positions.Rules;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>What a participant says in one answer (domain 3.5).</summary>
public sealed record PositionContent(Stance Default)
{
    /// <summary>Stances that override the default, by paragraph id.</summary>
    public ImmutableDictionary<string, Stance> Paragraphs { get; init; } = ImmutableDictionary<string, Stance>.Empty;

    /// <summary>The comment on the whole; C needs this or an amendment.</summary>
    public string? Comment { get; init; }

    /// <summary>Remarks by paragraph.</summary>
    public ImmutableDictionary<string, string> Remarks { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The reason; R and O need one.</summary>
    public string? Reason { get; init; }

    /// <summary>The parliament concerned; P needs one.</summary>
    public string? Parliament { get; init; }

    /// <summary>Amendments by paragraph.</summary>
    public ImmutableDictionary<string, Amendment> Amendments { get; init; } = ImmutableDictionary<string, Amendment>.Empty;

    /// <summary>Whether an S of this position may stay at adoption.</summary>
    public bool ConsentsToAdoption { get; init; }

    /// <summary>The language it is written in.</summary>
    public string? Language { get; init; }

    /// <summary>The refusal <c>position.reason-missing</c>, with the field, that sending this would meet; null: its stances are explained.</summary>
    public Refusal? LacksReason() => new AStanceGivesItsReason(this).Broken();
}

/// <summary>A proposed new text of one paragraph: the hash of what it replaces, and the text by language.</summary>
public sealed record Amendment(string? OldHash, ImmutableDictionary<string, string> Text);

/// <summary>What an answer gets back. Kept for ever; the same message gets the same receipt again.</summary>
/// <param name="Id">The receipt's id, to be named as <c>replaces</c> by a revision.</param>
/// <param name="ReceivedAt">Our first stamp, UTC (design, section 6).</param>
/// <param name="Status">In time, late, unchanged, or on a superseded version.</param>
/// <param name="ContentHash">SHA-256 of what was stored, hex.</param>
public sealed record Receipt(string Id, DateTimeOffset ReceivedAt, PositionStatus Status, string ContentHash)
{
    /// <summary>True if this repeats an earlier receipt.</summary>
    public bool Again { get; init; }

    /// <summary>The round whose task it answered.</summary>
    public int Round { get; init; }
}
