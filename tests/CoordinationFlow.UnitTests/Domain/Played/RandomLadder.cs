using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>What coordinators and secretariats do on the ladder in a random play: convene a level, the right one or not, and record what it decides.</summary>
internal sealed class RandomLadder(PlayedDossier played, Choices choices)
{
    private static readonly Actor Secretary = new("sec", Role.Secretariat, null, Channel.Portal);

    public void Convene()
    {
        var ladder = played.Now.LadderOf(played.Directory);
        var level = choices.OneIn(5) ? (Level)(1 + choices.Next(4)) : played.Now.NextLevel(ladder) ?? Level.L1;
        var at = choices.Next(4) switch
        {
            0 => played.Clock,
            1 => played.Clock.AddHours(1 + choices.Next(8)),
            _ => PlayedDossier.Brussels($"{WorkingTime.PlainClock.Local(played.Clock).AddDays(1 + choices.Next(6)):yyyy-MM-dd} 10:00"),
        };
        played.Send(new Escalate(PlayedDossier.Id, level, at, choices.OneIn(2) ? "it must be settled" : null), PlayedDossier.Coordinator);
    }

    public void Act()
    {
        if (played.Now.OpenSitting() is not { } sitting)
        {
            Between();
            return;
        }

        switch (choices.Next(8))
        {
            case 0: Convene(); break;
            case 2: LiftWhatBlocks(); break;
            case 1: played.Send(new AskForLevel(PlayedDossier.Id, "we cannot agree"), choices.OneIn(2) ? PlayedDossier.Coordinator : PlayedDossier.Holder("FA")); break;
            default: Decide(sitting); break;
        }
    }

    private void Between()
    {
        if (choices.OneIn(3))
        {
            LiftWhatBlocks();
        }
        else
        {
            Convene();
        }
    }

    private void LiftWhatBlocks()
    {
        foreach (var code in played.Now.Counted.ToArray())
        {
            var held = played.Now.Version!.Paragraphs.Where(mark => Standing.Of(played.Now, code, mark).Blocks).ToImmutableDictionary(mark => mark.Id, _ => Stance.Agree);
            if (!held.IsEmpty)
            {
                played.Send(new LiftReservation(PlayedDossier.Id, held), PlayedDossier.Holder(code));
            }
        }
    }

    private void Decide(Sitting sitting)
    {
        if (choices.OneIn(2))
        {
            played.PassTo(sitting.PlannedAt);
        }

        var decision = (SittingDecision)(choices.Next(6) switch { 0 or 1 or 2 => 0, 3 => 1, _ => 2 });
        ImmutableArray<string> present = [.. played.Now.Seats.Keys.Where(_ => !choices.OneIn(3))];
        var marks = played.Now.Version!.Paragraphs;
        ImmutableArray<string> decides = decision == SittingDecision.Agreement ? [.. marks.Select(mark => mark.Id).Where(_ => !choices.OneIn(3))] : [];
        ImmutableArray<Paragraph> texts = [.. decides.Where(_ => choices.OneIn(2)).Select(id => PlayedDossier.Paragraph(id, $"{id} {(char)('a' + choices.Next(4))}"))];
        played.Send(
            new RecordSitting(PlayedDossier.Id, choices.OneIn(12) ? Level.L3 : sitting.Level, decision, present, choices.OneIn(12) ? " " : "what was said", decides, texts),
            choices.OneIn(2) ? Secretary : PlayedDossier.Coordinator);
    }
}
