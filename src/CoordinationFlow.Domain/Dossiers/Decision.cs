using System.Collections.Immutable;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>What a command led to: events and the texts that they name by hash, or a refusal and nothing else.</summary>
public sealed record Decision
{
    /// <summary>What happened, in order; empty for a refusal or a repeated message.</summary>
    public ImmutableArray<DossierEvent> Events { get; init; } = [];

    /// <summary>Texts to keep beside the dossier.</summary>
    public ImmutableArray<KeptText> Texts { get; init; } = [];

    /// <summary>The receipt of an answer.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why nothing happened.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>
/// A text that an event names by its hash: a draft version's paragraphs, a position's content, a reason, a remark, a statement (JSON).
/// </summary>
public sealed record KeptText(string Hash, string Kind, string Json);
