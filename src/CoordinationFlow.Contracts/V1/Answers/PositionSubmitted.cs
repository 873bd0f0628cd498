namespace CoordinationFlow.Contracts.V1;

/// <summary>The participant's position on a draft version, committed by one who may bind it.</summary>
public sealed record PositionSubmitted : IncomingMessage
{
    /// <summary>The hash of the draft version that is answered, as named by the task; of no version of the dossier: refused.</summary>
    public required string DraftHash { get; init; }

    /// <summary>The stance on every paragraph that <see cref="ByParagraph"/> does not name.</summary>
    public required Stance Default { get; init; }

    /// <summary>Stances by paragraph id. Not allowed beside <see cref="Stance.NoCompetence"/>.</summary>
    public IReadOnlyDictionary<string, Stance> ByParagraph { get; init; } = new Dictionary<string, Stance>();

    /// <summary>The comment on the whole; AgreeWithComments needs this or an amendment.</summary>
    public string? Comment { get; init; }

    /// <summary>Remarks by paragraph id.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    /// <summary>Proposed new texts by paragraph id.</summary>
    public IReadOnlyDictionary<string, Amendment> Amendments { get; init; } = new Dictionary<string, Amendment>();

    /// <summary>The reasons; SubstantiveReservation and Object need them.</summary>
    public string? Reasons { get; init; }

    /// <summary>The parliament concerned; ParliamentaryReservation needs it.</summary>
    public string? Parliament { get; init; }

    /// <summary>The receipt of the position that this one revises; required while one stands.</summary>
    public string? Replaces { get; init; }

    /// <summary>A scrutiny reservation in this position may stay at adoption.</summary>
    public bool ConsentsToAdoption { get; init; }

    /// <summary>Who committed it, as the sender names the person; for information.</summary>
    public string? CommittedBy { get; init; }

    /// <summary>The language it is written in (nl, fr, de, en).</summary>
    public string? Language { get; init; }

    /// <summary>When it was sent, as the sender claims; kept and never used.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>A proposed new text of one paragraph.</summary>
/// <param name="Text">The new text by language (nl, fr, de, en).</param>
/// <param name="OldHash">The hash of the paragraph that it would replace.</param>
public sealed record Amendment(IReadOnlyDictionary<string, string> Text, string? OldHash = null);
