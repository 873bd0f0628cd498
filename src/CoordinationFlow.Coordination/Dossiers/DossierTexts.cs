using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>Finds a dossier's texts by the hashes that its state names. Whoever asks has made sure that the caller may read them.</summary>
public sealed class DossierTexts(IStepTransaction transaction, DossierSnapshot dossier)
{
    private const string DraftKind = "draft";

    /// <summary>The text of a version; null: there is no such version.</summary>
    public async ValueTask<DraftView?> DraftAsync(int version, CancellationToken cancellationToken)
    {
        if (dossier.VersionOf(version) is not { } marks)
        {
            return null;
        }

        var rows = await transaction.QueryAsync(KeptTextRow.Table.Where(nameof(KeptTextRow.DossierId), Comparison.Equal, dossier.Id).Where(nameof(KeptTextRow.Kind), Comparison.Equal, DraftKind), cancellationToken);
        var texts = rows.OrderBy(row => row.Hash, StringComparer.Ordinal).Select(row => JsonSerializer.Deserialize<ImmutableArray<Paragraph>>(row.Json, CanonicalJson.Options)).ToArray();
        var whole = texts.FirstOrDefault(paragraphs => DraftText.Hash(DraftText.Marks(paragraphs)) == marks.Hash);
        var text = whole.IsDefault ? OfTheTable(marks, [.. texts.SelectMany(paragraphs => paragraphs)]) : whole;
        return text.Length < marks.Paragraphs.Length ? null : new DraftView(dossier.Id, version, marks.Hash, text);
    }

    /// <summary>A version made at a level: the paragraphs that the table decided, and the others as they were.</summary>
    private static ImmutableArray<Paragraph> OfTheTable(DraftVersion version, ImmutableArray<Paragraph> known) =>
        [.. version.Paragraphs.Select(mark => known.FirstOrDefault(paragraph => paragraph.Id == mark.Id && DraftText.Marks([paragraph])[0].Hash == mark.Hash)).OfType<Paragraph>()];

    /// <summary>An answer's or prepared answer's content.</summary>
    public async ValueTask<PositionContent?> ContentAsync(string hash, CancellationToken cancellationToken) =>
        await transaction.FindAsync(KeptTextRow.Table, cancellationToken, dossier.Id, hash) is { } row ? JsonSerializer.Deserialize<PositionContent>(row.Json, CanonicalJson.Options) : null;

    /// <summary>The sheet with its title, table and item, which a restricted dossier keeps apart, and with the seats as they are now.</summary>
    public async ValueTask<DossierSheet> SheetAsync(CancellationToken cancellationToken)
    {
        var sheet = await TitledAsync(transaction, dossier, cancellationToken);
        return WithSeats(sheet with
        {
            Table = await NamedAsync(sheet.TableHash, sheet.Table, cancellationToken),
            TableHash = null,
            Item = await NamedAsync(sheet.ItemHash, sheet.Item, cancellationToken),
            ItemHash = null,
        });
    }

    private async ValueTask<string?> NamedAsync(string? hash, string? open, CancellationToken cancellationToken) =>
        hash is null ? open : await SentenceAsync(hash, cancellationToken);

    private DossierSheet WithSeats(DossierSheet sheet)
    {
        ImmutableArray<string> Now(ImmutableArray<string> first, Seat seat) =>
            [.. first.Where(code => dossier.Seats.GetValueOrDefault(code, Seat.Pilot) == seat), .. dossier.Seats.Where(one => one.Value == seat && !first.Contains(one.Key)).Select(one => one.Key)];
        return sheet with
        {
            Required = Now(sheet.Required, Seat.Required),
            Consulted = Now(sheet.Consulted, Seat.Consulted),
            Informed = Now(sheet.Informed, Seat.Informed),
            Observers = Now(sheet.Observers, Seat.Observer),
        };
    }

    /// <summary>The sheet with its title, and with the seats that it was given.</summary>
    internal static async ValueTask<DossierSheet> TitledAsync(IStepTransaction transaction, DossierSnapshot dossier, CancellationToken cancellationToken) =>
        dossier.Sheet.TitleHash is { } hash && await transaction.FindAsync(KeptTextRow.Table, cancellationToken, dossier.Id, hash) is { } row
            ? dossier.Sheet with { TitleHash = null, Title = JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(row.Json, CanonicalJson.Options)! }
            : dossier.Sheet;

    /// <summary>A reason, remark or statement.</summary>
    public async ValueTask<string?> SentenceAsync(string hash, CancellationToken cancellationToken) =>
        await transaction.FindAsync(KeptTextRow.Table, cancellationToken, dossier.Id, hash) is { } row ? JsonSerializer.Deserialize<string>(row.Json, CanonicalJson.Options) : null;

    /// <summary>A position with its content.</summary>
    public async ValueTask<PositionView> PositionAsync(StoredPosition position, CancellationToken cancellationToken) =>
        new(position.Participant, position.Round, position.Version, position.Receipt, position.Default, position.Stances, await ContentAsync(position.Receipt.ContentHash, cancellationToken)) { CommittedBy = position.CommittedBy };
}
