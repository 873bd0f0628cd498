using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation.Rules;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Records what a level decided (domain 3.2: D6 to D9; 3.13).</summary>
internal sealed class RecordingASitting : Handler<RecordSitting>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, RecordSitting command)
    {
        var dossier = story.Dossier;
        if (dossier.OpenSitting() is not { } sitting || sitting.Level != command.Level)
        {
            return Ladders.OutOfOrder;
        }

        IRule[] rules = [new ASittingIsRecordedWhole(dossier, command, story.Context.Participants), new AnAgreementNamesItsParagraphs(dossier, command)];
        if (rules.FirstBroken() is { } refusal)
        {
            return refusal;
        }

        var minutes = story.Keep("minutes", command.Minutes);
        if (command.Decision == SittingDecision.Agreement)
        {
            Agreeing.Agree(story, sitting, command, minutes);
            return null;
        }

        var exit = command.Decision == SittingDecision.SendBack ? LevelExit.SendBack : LevelExit.NoAgreement;
        story.Add(new LevelClosed(sitting.Number, sitting.Level, exit) { Present = command.Present, MinutesHash = minutes });
        return null;
    }
}
