using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>
/// Something to be mailed to an audience: the outbox row of the deciding transaction, deleted in the one that puts it into each recipient's letter.
/// Ids, codes and instants only.
/// </summary>
public sealed record MailRow
{
    /// <summary>The table.</summary>
    public static Table<MailRow> Table { get; } = new("mail", [nameof(Id)]);

    /// <summary>Sortable id.</summary>
    public required string Id { get; init; }

    /// <summary>A participant's code, or <c>coordinator</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The <see cref="LetterItem"/> as JSON.</summary>
    public required string Item { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
