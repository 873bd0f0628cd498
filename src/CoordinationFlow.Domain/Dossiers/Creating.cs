using System.Collections.Immutable;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>Makes a dossier in state Preparing.</summary>
internal sealed class Creating : Handler<CreateDossier>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, CreateDossier command)
    {
        if (story.Dossier.Id.Length > 0)
        {
            return new Refusal("state.wrong");
        }

        if (SheetRules.Broken(command.Sheet, story.Context) is { } refusal)
        {
            return refusal;
        }

        story.Add(new DossierCreated(command.DossierId, story.WithKeptTexts(command.Sheet)));
        story.SetCutoff(command.Sheet);
        if (!command.Paragraphs.IsDefaultOrEmpty)
        {
            if (ParagraphIds.Broken(command.Paragraphs) is { } twice)
            {
                return twice;
            }

            var marks = DraftText.Marks(command.Paragraphs);
            story.Keep("draft", command.Paragraphs);
            story.Add(new DraftWritten(1, DraftText.Hash(marks), marks));
        }

        return null;
    }
}

/// <summary>Changes the sheet while the dossier is being prepared.</summary>
internal sealed class EditingTheSheet : Handler<EditSheet>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, EditSheet command)
    {
        if (story.Dossier.State != DossierState.Preparing)
        {
            return new Refusal("state.wrong");
        }

        if (SheetRules.Broken(command.Sheet, story.Context) is { } refusal)
        {
            return refusal;
        }

        story.Add(new SheetEdited(story.WithKeptTexts(command.Sheet)));
        story.SetCutoff(command.Sheet);
        return null;
    }
}

/// <summary>Writes the draft: over a version that was never circulated, else as the next one.</summary>
internal sealed class WritingTheDraft : Handler<WriteDraft>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, WriteDraft command)
    {
        var dossier = story.Dossier;
        if (dossier.State is not (DossierState.Preparing or DossierState.Assessing))
        {
            return new Refusal(dossier.State == DossierState.InRound ? "round.still-open" : "state.wrong");
        }

        if (ParagraphIds.Broken(command.Paragraphs) is { } twice)
        {
            return twice;
        }

        var marks = DraftText.Marks(command.Paragraphs);
        var hash = DraftText.Hash(marks);
        if (dossier.Draft?.Hash == hash)
        {
            return new Refusal("draft.unchanged", "paragraphs");
        }

        var number = dossier.Draft switch { null => 1, { CirculatedAt: null } current => current.Number, var current => current.Number + 1 };
        story.Keep("draft", command.Paragraphs);
        story.Add(new DraftWritten(number, hash, marks));
        return null;
    }
}

/// <summary>Withdraws the dossier (D14): everything open is cancelled, nothing fires afterwards (INV-44).</summary>
internal sealed class Withdrawing : Handler<Withdraw>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Withdraw command)
    {
        if (story.Dossier.State is not (DossierState.Preparing or DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal(story.Dossier.Adoption is not null ? "adoption.done" : "state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        if (story.Dossier.OpenRound is { } round)
        {
            Rounds.Closing.Cancel(story, round, "Withdrawn");
        }

        Escalation.LeavingTheLadder.CallOff(story);
        story.Add(new Withdrawn(story.Keep("reason", command.Reason)));
        return null;
    }
}

/// <summary>Paragraph ids are given and differ.</summary>
internal static class ParagraphIds
{
    private const int Longest = 40;

    public static Refusal? Broken(ImmutableArray<Paragraph> paragraphs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(paragraphs[i].Id) || paragraphs[i].Id.Length > Longest || !seen.Add(paragraphs[i].Id))
            {
                return new Refusal("input.invalid", $"paragraphs[{i}].id");
            }
        }

        return null;
    }
}

/// <summary>The cutoff as the sheet gives it.</summary>
internal static class CutoffSetting
{
    public static void SetCutoff(this Happenings story, DossierSheet sheet)
    {
        var cutoff = sheet.Cutoff is { } local ? BrusselsTime.Deadline(local)
            : sheet.Meeting is { } meeting ? story.Context.Calendar.CutoffBefore(meeting)
            : (DateTimeOffset?)null;
        if (cutoff != story.Dossier.Cutoff)
        {
            story.Add(new CutoffSet(cutoff));
        }
    }
}
