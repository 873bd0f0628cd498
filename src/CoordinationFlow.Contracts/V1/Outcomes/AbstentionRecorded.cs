namespace CoordinationFlow.Contracts.V1;

/// <summary>No common position was reached: Belgium abstains. Who blocked is in the record and never in this message.</summary>
public sealed record AbstentionRecorded : OutgoingMessage
{
    /// <summary>The dossier's reference.</summary>
    public required string DossierRef { get; init; }

    /// <summary>The number of the position.</summary>
    public required int PositionNo { get; init; }

    /// <summary>The hash of the draft version on which there was no agreement.</summary>
    public required string TextHash { get; init; }

    /// <summary>How the participant itself stands in the record; absent for one that was only told.</summary>
    public OwnStanding? OwnStanding { get; init; }

    /// <summary>That text, without texts if the queue is not cleared for it.</summary>
    public IReadOnlyList<DraftParagraph> Paragraphs { get; init; } = [];
}
