namespace CoordinationFlow.Contracts.V1;

/// <summary>The common position was adopted.</summary>
public sealed record PositionAdopted : OutgoingMessage
{
    /// <summary>The dossier's reference.</summary>
    public required string DossierRef { get; init; }

    /// <summary>The number of the position; a reopened dossier gets the next one.</summary>
    public required int PositionNo { get; init; }

    /// <summary>The hash of the adopted draft version.</summary>
    public required string TextHash { get; init; }

    /// <summary>How the participant itself stands in the record; absent for one that was only told.</summary>
    public OwnStanding? OwnStanding { get; init; }

    /// <summary>The adopted text, without texts if the queue is not cleared for it.</summary>
    public IReadOnlyList<DraftParagraph> Paragraphs { get; init; } = [];
}

/// <summary>How a participant stands in a record.</summary>
public enum OwnStanding
{
    /// <summary>It agreed expressly, reservations kept included.</summary>
    Express,
    /// <summary>Its silence counted as agreement.</summary>
    Tacit,
    /// <summary>It did not answer; neither agreement nor tacit agreement.</summary>
    DidNotAnswer,
    /// <summary>It said that it has no competence.</summary>
    NoCompetence,
}
