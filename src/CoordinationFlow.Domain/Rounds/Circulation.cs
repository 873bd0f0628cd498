using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Deadlines.Rules;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Drafts.Rules;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds.Rules;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Opens a round: what Circulate and Supersede have in common (domain 3.2, 3.3, 3.12).</summary>
internal sealed class Circulation(Happenings story, Procedure procedure, DeadlineRule? rule, ImmutableArray<Paragraph> paragraphs, ImmutableArray<string> ask, string? reason)
{
    private readonly ImmutableArray<ParagraphMark> _marks = DraftText.Marks(paragraphs);
    private readonly DeadlineRule _rule = rule ?? DefaultLength(procedure, story.Context.Settings);

    /// <summary>Whether the paragraphs given are another text than the current version.</summary>
    public bool BringsANewText => !paragraphs.IsEmpty && !SameText(_marks, Current?.Paragraphs ?? []);

    /// <summary>A supplementary round keeps the version that the others' positions are on, whatever is being written (domain 3.3).</summary>
    private DraftVersion? Current => ask.IsEmpty ? story.Dossier.Draft : story.Dossier.Version;

    private bool IsOverridden => !string.IsNullOrWhiteSpace(reason) && story.Context.Actor.Role == Role.Coordinator;

    /// <summary>The first rule that forbids the round, in the order of domain 3.2 (D1).</summary>
    public Refusal? Forbidden(bool countsForLimit)
    {
        if (new ADeadlineHasALength(_rule).Broken() is { } nonsense)
        {
            return nonsense;
        }

        var deadline = _rule.Reckon(story.At, story.Context.Calendar);
        return Checks(deadline, countsForLimit).FirstBroken();
    }

    /// <summary>Writes the version if it is new, opens the round, issues its tasks and arms its reminders.</summary>
    public void Open(bool replacesSuperseded)
    {
        if (BringsANewText)
        {
            story.Keep("draft", paragraphs);
            story.Add(new DraftWritten((story.Dossier.Draft?.Number ?? 0) + 1, DraftText.Hash(_marks), _marks));
        }

        var dossier = story.Dossier;
        var role = ask.IsEmpty ? RoundRole.Full : RoundRole.Supplementary;
        ImmutableArray<string> asked = ask.IsEmpty ? [.. dossier.Seats.Where(seat => seat.Value is Seat.Required or Seat.Consulted && !dossier.Excluded.Contains(seat.Key)).Select(seat => seat.Key)] : ask;
        Open(story, role, Current!.Number, procedure, _rule, asked, replacesSuperseded, IsOverridden ? story.Keep("reason", reason!) : null);
    }

    /// <summary>Opens a round of that role on a version, issues its tasks and arms its reminders; no rule is looked at.</summary>
    public static void Open(
        Happenings story, RoundRole role, int version, Procedure procedure, DeadlineRule rule, ImmutableArray<string> asked, bool replacesSuperseded = false, string? overrideReasonHash = null)
    {
        var deadline = rule.Reckon(story.At, story.Context.Calendar);
        var number = story.Dossier.Rounds.Length + 1;
        story.Add(new RoundOpened(number, role, version, procedure, rule, deadline, asked, replacesSuperseded, overrideReasonHash));
        foreach (var participant in asked)
        {
            story.Add(new TaskIssued(story.Context.NewId(), TaskKind.Respond, number, participant));
        }

        story.Add(new RemindersArmed(number, Reminders.Of(procedure, story.At, deadline, story.At, story.Context.Calendar)));
    }

    private IEnumerable<IRule> Checks(DateTimeOffset deadline, bool countsForLimit)
    {
        var (dossier, context) = (story.Dossier, story.Context);
        var marks = BringsANewText ? _marks : Current?.Paragraphs ?? [];
        yield return new ADraftHasTextInThePilotsLanguage(marks, context.Participants.Find(dossier.Sheet.Pilot)?.Languages.FirstOrDefault());
        yield return new SomebodyBesidesThePilotIsAsked(dossier, ask);
        yield return new ADeadlineLiesInWorkingTime(procedure, deadline, context.Calendar);
        yield return new ADeadlineLeavesTheMinimumNotice(deadline, context.At, MinimumNotice.Earliest(procedure, context), IsOverridden);
        yield return new ADeadlineIsNotAfterTheCutoff(deadline, dossier.Cutoff, IsOverridden);
        yield return new ADeadlineIsNotTooFar(procedure, context.At, deadline, context.Calendar);
        yield return new EveryoneAskedIsCleared(dossier, context.Participants);
        yield return new TheRoundsAreNotUsedUp(dossier, IsOverridden || !countsForLimit);
    }

    private static DeadlineRule DefaultLength(Procedure procedure, ProcedureSettings settings) => procedure switch
    {
        Procedure.Urgent => new DeadlineRule.ElapsedHours(settings.UrgentElapsedHours),
        Procedure.Silence => new DeadlineRule.WorkingDays(settings.SilenceWorkingDays),
        _ => new DeadlineRule.WorkingDays(settings.OrdinaryWorkingDays),
    };

    private static bool SameText(ImmutableArray<ParagraphMark> one, ImmutableArray<ParagraphMark> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => pair.First.Id == pair.Second.Id && pair.First.Hash == pair.Second.Hash);
}
