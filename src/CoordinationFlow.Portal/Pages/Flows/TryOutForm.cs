using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Portal.Forms;
using Microsoft.AspNetCore.Components;

namespace CoordinationFlow.Portal.Pages.Flows;

/// <summary>The form of a try-out: offers what the reference data has, reads what was chosen, and runs it.</summary>
public abstract class TryOutForm : FlowForm
{
    private const int MostDays = 60, MostRounds = 9, MostHours = 1000;
    private static readonly Stance[] Order = [Stance.Agree, Stance.AgreeWithComments, Stance.ParliamentaryReservation, Stance.ScrutinyReservation, Stance.SubstantiveReservation, Stance.Object, Stance.NoCompetence];
    private ReferenceData? _reference;

    /// <summary>Who is who.</summary>
    [Inject] protected IReferenceData Reference { get; set; } = default!;

    /// <summary>What runs it.</summary>
    [Inject] protected ITryOut TryOut { get; set; } = default!;

    /// <summary>What came of it; null: nothing was run.</summary>
    protected TryOutResult? Result { get; private set; }

    /// <summary>Whether the flow coordinates a dossier, itself or by a flow that it uses.</summary>
    protected bool HasDossier => Version!.Content.ToJsonString() is var json && (json.Contains("\"CoordinationFlow.", StringComparison.Ordinal) || json.Contains("\"workflowDefinitionId\"", StringComparison.Ordinal));

    /// <summary>The chosen policy area; its participants are asked.</summary>
    protected string Area => Field("area", Http.Request.Query["area"]) is { Length: > 0 } chosen && _reference!.Areas.Any(area => area.Code == chosen) ? chosen : _reference!.Areas.Select(area => area.Code).FirstOrDefault("");

    /// <summary>The lead participant.</summary>
    protected string Pilot => Field("pilot", Active.Contains("FA") ? "FA" : Active.FirstOrDefault(""));

    /// <summary>Areas to choose from.</summary>
    protected IEnumerable<(string, string)> Areas => _reference!.Areas.Select(area => (area.Code, $"{area.Code} – {T.Best(area.Names).Text}"));

    /// <summary>Participants to choose from.</summary>
    protected IEnumerable<(string, string)> Codes => Active.Select(code => (code, code));

    /// <summary>Stances to choose from.</summary>
    protected IEnumerable<(string Value, string Text)> Stances => Order.Select(stance => (stance.ToString(), T["stance.name." + stance])).Append(("", T["tryout.no-answer"]));

    /// <summary>Who is asked about a dossier of that area.</summary>
    protected IReadOnlyList<(string Code, Seat Seat)> Asked => !HasDossier || _reference!.Areas.FirstOrDefault(area => area.Code == Area) is not { } chosen
        ? []
        : [.. chosen.Required.Select(code => (code, Seat.Required)).Concat(chosen.Consulted.Select(code => (code, Seat.Consulted))).Where(one => one.code != Pilot && Active.Contains(one.code)).DistinctBy(one => one.code)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _reference = await Reference.CurrentAsync(Aborted);
        await LoadAsync();
    }

    /// <summary>The words of an enumeration with their texts.</summary>
    protected IEnumerable<(string, string)> Words<TWord>(string prefix)
        where TWord : struct, Enum => Enum.GetNames<TWord>().Select(word => (word, T[prefix + word]));

    /// <summary>Nine o'clock of the Monday to come, Brussels time.</summary>
    protected string Monday()
    {
        var today = BrusselsTime.Local(Clock.GetUtcNow()).Date;
        return today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1).AddHours(9).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Runs it, where every field can be read.</summary>
    protected async Task RunAsync()
    {
        try
        {
            var request = Read();
            if (Errors.Count == 0)
            {
                Result = await TryOut.RunAsync(request, Aborted);
            }
        }
        catch (NotOfferedException notOffered)
        {
            Show(new Domain.Refusals.Refusal("input.invalid", notOffered.Field));
        }
    }

    private IEnumerable<string> Active => _reference!.Participants.Values.Where(participant => participant.RetiredAt is null).Select(participant => participant.Code).Order(StringComparer.Ordinal);

    private TryOutRequest Read()
    {
        var known = DateTime.TryParse(Field("start"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var start);
        if (!known)
        {
            Errors.Add(("start", T["tryout.start.wrong"]));
        }

        var request = new TryOutRequest(Version!.Content.ToJsonString(), known ? BrusselsTime.Start(DateTime.SpecifyKind(start, DateTimeKind.Unspecified)) : default) { TaskResult = Field("result") };
        return !HasDossier ? request : request with
        {
            Area = Area,
            Pilot = Pilot,
            Procedure = Posted.One<Procedure>(Posting, "procedure"),
            WorkingDays = Field("days").Length == 0 ? null : Number("days", 1, MostDays),
            Meeting = DateOnly.TryParse(Field("meeting"), CultureInfo.InvariantCulture, out var meeting) ? meeting : null,
            MaxRounds = Number("rounds", 1, MostRounds),
            Coordinator = Posted.One<TriedHabit>(Posting, "coordinator"),
            Sitting = Posted.One<SittingDecision>(Posting, "sitting"),
            Answers = [.. Asked.Select(one => new TriedAnswer(one.Code, one.Seat) { First = StanceOf($"first-{one.Code}"), Later = StanceOf($"later-{one.Code}"), AfterHours = Number($"after-{one.Code}", 0, MostHours) })],
        };
    }

    private string Posting(string field) => Field(field);

    private Stance? StanceOf(string field) => Field(field).Length == 0 ? null : Posted.One<Stance>(Posting, field);

    private int Number(string field, int least, int most)
    {
        if (int.TryParse(Field(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Errors.Add((field, T["tryout.number.wrong", least, most]));
        return least;
    }
}
