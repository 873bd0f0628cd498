using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>
/// A letter to one recipient about one dossier. Its id makes the Message-ID, so that a letter that goes twice after a crash is recognised; what was
/// sent stays a while, since it says when the next one may go.
/// </summary>
public sealed record LetterRow
{
    /// <summary>The table.</summary>
    public static Table<LetterRow> Table { get; } = new("letter", [nameof(Id)], nameof(RowVersion));

    /// <summary>Sortable id.</summary>
    public required string Id { get; init; }

    /// <summary>A <see cref="Recipient.Id"/>.</summary>
    public required string Recipient { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>How far it is.</summary>
    public required LetterState State { get; init; }

    /// <summary>It does not leave before, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The <see cref="LetterItem"/>s as JSON.</summary>
    public required string Items { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the mail server took or refused it, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}

/// <summary>How far a letter is.</summary>
public enum LetterState
{
    /// <summary>More may be put into it.</summary>
    Open,

    /// <summary>It is closed and on its way; after a crash it goes again as it is.</summary>
    Leaving,

    /// <summary>The mail server has it.</summary>
    Sent,

    /// <summary>The mail server refused it for good: the address is wrong.</summary>
    Refused,

    /// <summary>There is nobody any more whom it may tell.</summary>
    Dropped,
}
