using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Portal.Forms;
using Microsoft.AspNetCore.Components;

namespace CoordinationFlow.Portal.Pages.Dossiers;

/// <summary>
/// A page that asks for a dossier's sheet: what was posted, else what the sheet that it starts from says. The circulation lists propose seats.
/// </summary>
public abstract class SheetForm : DeskForm
{
    private const string SeatPrefix = "seat-";

    private readonly Dictionary<string, string> _proposed = new(StringComparer.Ordinal);

    [Inject] private IReferenceData Reference { get; set; } = default!;

    /// <summary>Whom one may give a seat, by code.</summary>
    internal IReadOnlyList<Participant> Participants { get; private set; } = [];

    /// <summary>The policy areas.</summary>
    internal ImmutableArray<PolicyArea> Chosen { get; private set; } = [];

    /// <summary>The sheet that the page starts from.</summary>
    internal DossierSheet Basis { get; set; } = new() { Reference = "", Pilot = "", SupplementaryRounds = 1 };

    /// <summary>What stands in a field.</summary>
    internal string ValueOf(string name) =>
        name.StartsWith(SeatPrefix, StringComparison.Ordinal) && _proposed.Count > 0 ? _proposed.GetValueOrDefault(name[SeatPrefix.Length..], "") : Field(name, OfBasis(name));

    /// <summary>The policy areas that are ticked.</summary>
    internal IReadOnlyList<string> Ticked => Many("areas", Basis.Areas);

    /// <summary>The sentence beside a field; null: it is fine.</summary>
    internal string? WrongIn(string field) => ErrorOf(field);

    /// <summary>Reads whom and what one may choose.</summary>
    protected async Task LoadAsync()
    {
        var data = await Reference.CurrentAsync(Aborted);
        (Participants, Chosen) = ([.. data.Participants.Values.Where(one => one.RetiredAt is null).OrderBy(one => one.Code, StringComparer.Ordinal)], data.Areas);
    }

    /// <summary>Fills the seats from the circulation lists of the areas that are ticked.</summary>
    protected void Propose()
    {
        _proposed.Clear();
        var areas = Chosen.Where(area => Ticked.Contains(area.Code)).ToArray();
        foreach (var (seat, codes) in areas.SelectMany(area => new[] { ("Observer", area.Observers), ("Informed", area.Informed), ("Consulted", area.Consulted) }).Concat(areas.Select(area => ("Required", area.Required))))
        {
            foreach (var code in codes.Where(code => code != Field("pilot")))
            {
                _proposed[code] = seat;
            }
        }
    }

    /// <summary>The sheet as posted, with that title. Throws <see cref="NotOfferedException"/>.</summary>
    protected DossierSheet Posted(ImmutableDictionary<string, string> title)
    {
        ImmutableArray<string> With(string seat) => [.. Participants.Where(one => Field(SeatPrefix + one.Code) == seat && one.Code != Field("pilot")).Select(one => one.Code)];
        TWord One<TWord>(string name)
            where TWord : struct, Enum => Forms.Posted.One<TWord>(field => Field(field), name);

        return Basis with
        {
            Reference = Field("reference").Trim(),
            Title = title,
            Areas = [.. Many("areas")],
            Classification = One<Classification>("classification"),
            Visibility = One<Visibility>("visibility"),
            ProposedVote = One<Vote>("proposedVote"),
            Pilot = Field("pilot"),
            Required = With("Required"),
            Consulted = With("Consulted"),
            Informed = With("Informed"),
            Observers = With("Observer"),
            Table = Filled("table"),
            Item = Filled("item"),
            Meeting = Filled("meeting") is not { } day ? null : DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var meeting) ? meeting : throw new NotOfferedException("meeting"),
            Cutoff = Filled("cutoff") is not { } at ? null : DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var cutoff) ? cutoff : throw new NotOfferedException("cutoff"),
            Category = Filled("category"),
            VotingRule = Filled("votingRule") is null ? null : One<VotingRule>("votingRule"),
            Flow = Field("flow"),
            MaxRounds = Number("maxRounds"),
            SupplementaryRounds = Number("supplementaryRounds"),
        };
    }

    private int Number(string name) => int.TryParse(ValueOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 20 ? number : throw new NotOfferedException(name);

    private string? Filled(string name) => Field(name).Trim() is { Length: > 0 } text ? text : null;

    private string OfBasis(string name) => name switch
    {
        "reference" => Basis.Reference,
        "pilot" => Basis.Pilot,
        "flow" => Basis.Flow,
        "classification" => Basis.Classification.ToString(),
        "visibility" => Basis.Visibility.ToString(),
        "proposedVote" => Basis.ProposedVote.ToString(),
        "table" => Basis.Table ?? "",
        "item" => Basis.Item ?? "",
        "meeting" => Basis.Meeting?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        "cutoff" => Basis.Cutoff?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "",
        "category" => Basis.Category ?? "",
        "votingRule" => Basis.VotingRule?.ToString() ?? "",
        "maxRounds" => Basis.MaxRounds.ToString(CultureInfo.InvariantCulture),
        "supplementaryRounds" => Basis.SupplementaryRounds.ToString(CultureInfo.InvariantCulture),
        _ when name.StartsWith(SeatPrefix, StringComparison.Ordinal) => SeatInBasis(name[SeatPrefix.Length..]),
        _ => "",
    };

    private string SeatInBasis(string code) =>
        Basis.Required.Contains(code) ? "Required" : Basis.Consulted.Contains(code) ? "Consulted" : Basis.Informed.Contains(code) ? "Informed" : Basis.Observers.Contains(code) ? "Observer" : "";
}
