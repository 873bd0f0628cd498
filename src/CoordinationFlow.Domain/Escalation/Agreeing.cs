using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>
/// A level's agreement (domain 3.13): texts of the table that differ make a version; who was absent without due notice is asked to confirm in a
/// silence round of one working day.
/// </summary>
internal static class Agreeing
{
    public static void Agree(Happenings story, Sitting sitting, RecordSitting command, string minutes)
    {
        var version = WithTextOfTheTable(story, command.Paragraphs);
        var absent = story.Dossier.Counted.Where(code => !command.Present.Contains(code)).ToLookup(code => HadDueNotice(story, sitting, code));
        ImmutableArray<string> confirming = [.. absent[false]];
        story.Add(new LevelClosed(sitting.Number, sitting.Level, LevelExit.Agreement)
        {
            Present = command.Present,
            Tacit = absent[true].ToImmutableDictionary(code => code, code => sitting.Tasks[code].IssuedAt),
            Confirming = confirming,
            Decides = command.Decides,
            Version = version,
            MinutesHash = minutes,
        });
        if (confirming.IsEmpty)
        {
            story.TellOutcome(OutcomeCause.Agreement, null);
        }
        else
        {
            Circulation.Open(story, RoundRole.Confirming, version, Procedure.Silence, new DeadlineRule.WorkingDays(1), confirming);
        }
    }

    /// <summary>Reckoned from the participant's own call, so that nobody who came later is bound by a notice it did not have.</summary>
    private static bool HadDueNotice(Happenings story, Sitting sitting, string participant) =>
        sitting.Tasks.TryGetValue(participant, out var task) && LevelNotice.Earliest(story.Dossier, sitting.Level, task.IssuedAt, story.Context) <= sitting.PlannedAt;

    /// <summary>The number of the version agreed on. A text still being written elsewhere stays as it is and keeps its number.</summary>
    private static int WithTextOfTheTable(Happenings story, ImmutableArray<Paragraph> texts)
    {
        var current = story.Dossier.Version!;
        var ofTheTable = DraftText.Marks(texts).ToDictionary(mark => mark.Id);
        ImmutableArray<ParagraphMark> marks = [.. current.Paragraphs.Select(mark => ofTheTable.TryGetValue(mark.Id, out var other) && other.Hash != mark.Hash ? other : mark)];
        if (marks.SequenceEqual(current.Paragraphs))
        {
            return current.Number;
        }

        story.Keep("draft", texts);
        var number = story.Dossier.Draft!.Number + 1;
        story.Add(new DraftWritten(number, DraftText.Hash(marks), marks));
        return number;
    }
}
