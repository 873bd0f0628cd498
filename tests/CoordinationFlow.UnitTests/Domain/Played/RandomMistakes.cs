using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>What goes wrong often enough in life, and by chance too seldom in a play: each is what one of the rules is there for.</summary>
internal sealed class RandomMistakes(PlayedDossier played, Choices choices)
{
    public void Make()
    {
        switch (choices.Next(5))
        {
            case 0: LiftToSomethingWorse(); break;
            case 1: ShortenBelowTheNotice(); break;
            case 2: AnswerTheSupersededRound(); break;
            case 3: UseAKeyTwice(); break;
            default: ReachTheCutoffEarly(); break;
        }
    }

    private void LiftToSomethingWorse()
    {
        foreach (var (participant, mark) in (played.Now.Version?.Paragraphs ?? []).SelectMany(mark => played.Now.Words.Keys.Order(StringComparer.Ordinal).Select(participant => (participant, mark))))
        {
            if (played.Now.WordOf(participant, mark) is { Stance: Stance.ParliamentaryReservation or Stance.ScrutinyReservation or Stance.SubstantiveReservation })
            {
                played.Send(new LiftReservation(PlayedDossier.Id, ImmutableDictionary<string, Stance>.Empty.Add(mark.Id, Stance.Object)), PlayedDossier.Holder(participant));
                return;
            }
        }
    }

    private void ShortenBelowTheNotice()
    {
        if (played.Now.OpenRound is { Procedure: not Procedure.Urgent })
        {
            played.Send(new Shorten(PlayedDossier.Id, new DeadlineRule.WorkingHours(1 + choices.Next(3)), "they are waiting"), PlayedDossier.Coordinator);
        }
    }

    private void AnswerTheSupersededRound()
    {
        if (played.Now.OpenRound is not null && played.Now.Rounds.All(round => round.State != RoundState.Cancelled))
        {
            played.Send(new Supersede(PlayedDossier.Id, Procedure.Ordinary, new DeadlineRule.WorkingDays(2), [PlayedDossier.Paragraph("1", $"1 for the {played.Steps.Count}th time")]), PlayedDossier.Coordinator);
        }

        if (played.Now.Rounds.LastOrDefault(round => round.State == RoundState.Cancelled) is { Tasks.IsEmpty: false } round)
        {
            var task = round.Tasks.Values.MinBy(one => one.Participant, StringComparer.Ordinal)!;
            played.Send(new CommitPosition(PlayedDossier.Id, task.Id, Playing.Content(Stance.ScrutinyReservation), null), PlayedDossier.Holder(task.Participant));
        }
    }

    private void UseAKeyTwice()
    {
        if (played.Now.OpenRound is { Tasks.IsEmpty: false } round)
        {
            var task = round.Tasks.Values.MaxBy(one => one.Participant, StringComparer.Ordinal)!;
            foreach (var stance in (Stance[])[Stance.AgreeWithComments, Stance.ScrutinyReservation])
            {
                played.Send(new CommitPosition(PlayedDossier.Id, task.Id, Playing.Content(stance), played.Now.OpenRound?.Standing.GetValueOrDefault(task.Participant)) { Key = "used twice" }, PlayedDossier.Holder(task.Participant));
            }
        }
    }

    private void ReachTheCutoffEarly()
    {
        if (played.Now.Cutoff is { } cutoff && choices.OneIn(2))
        {
            played.PassTo(cutoff.AddHours(-choices.Next(12)));
        }

        played.Send(new ReachCutoff(PlayedDossier.Id), Actor.Clock);
    }
}
