using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>A planned reminder falls due: it goes to those whose task is not answered, once (INV-42).</summary>
internal sealed class RemindingAsPlanned : Handler<SendReminder>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, SendReminder command)
    {
        if (story.Dossier.OpenRound is { } round && round.Number == command.Round && round.Reminders.Any(reminder => reminder.Kind == command.Kind && reminder.DueAt <= story.At))
        {
            story.Add(new ReminderSent(round.Number, command.Kind, RemindingByHand.Unanswered(round)));
        }

        return null;
    }
}

/// <summary>The coordinator or the flow reminds all who have not answered.</summary>
internal sealed class RemindingByHand : Handler<Remind>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Remind command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        story.Add(new ReminderSent(round.Number, ReminderKind.ByHand, Unanswered(round)));
        return null;
    }

    /// <summary>Participants whose task still asks for an answer.</summary>
    public static ImmutableArray<string> Unanswered(Round round) => [.. round.Tasks.Values.Where(task => task.IsOpen).Select(task => task.Participant)];
}
