namespace CoordinationFlow.Contracts.V1;

/// <summary>Something is asked of the participant until a deadline; in a round: its position on a draft version.</summary>
public sealed record TaskIssued : OutgoingMessage
{
    /// <summary>The task's id, to be named in every answer.</summary>
    public required string TaskId { get; init; }

    /// <summary>What is asked.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>The dossier's reference, such as BE-2027-0001.</summary>
    public required string DossierRef { get; init; }

    /// <summary>The dossier's title by language (nl, fr, de, en); absent if the queue is not cleared for the dossier's classification.</summary>
    public IReadOnlyDictionary<string, string>? Title { get; init; }

    /// <summary>The round, 1 and up; 0 where the task belongs to none.</summary>
    public required int RoundNo { get; init; }

    /// <summary>The draft version that is asked about.</summary>
    public required int DraftVersion { get; init; }

    /// <summary>The version's hash, SHA-256 in hex; to be named in the answer.</summary>
    public required string DraftHash { get; init; }

    /// <summary>The version's paragraphs, in order.</summary>
    public required IReadOnlyList<DraftParagraph> Paragraphs { get; init; }

    /// <summary>The round's procedure, which says what silence means.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>Until when an answer is in time; its second is included.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>The queue for answers, such as <c>participant.ibz.answers</c>.</summary>
    public required string ReplyTo { get; init; }

    /// <summary>The participant's languages, best first: in which of them an answer is best written.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}
