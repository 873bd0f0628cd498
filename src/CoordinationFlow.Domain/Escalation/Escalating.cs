using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation.Rules;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Convenes a level and calls every counted participant to it (domain 3.2: D5, D8; 3.13).</summary>
internal sealed class Escalating : Handler<Escalate>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Escalate command)
    {
        var (dossier, context) = (story.Dossier, story.Context);
        var ladder = dossier.LadderOf(context.Participants);
        var order = new LevelsAreEnteredInOrder(dossier, ladder, command, context);
        IRule[] rules = [new ALevelMayBeEntered(dossier, command.Reason), order];
        if (rules.FirstBroken() is { } refusal)
        {
            return refusal;
        }

        if (command.Sitting < story.At)
        {
            return new Refusal("input.invalid", "sitting");
        }

        var number = dossier.Sittings.Length + 1;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : story.Keep("reason", command.Reason);
        story.Add(new Escalated(number, command.Level, ladder, command.Sitting, order.Skipped, reason));
        Attendance.Follow(story);
        return null;
    }
}

/// <summary>Who is called to a sitting: those that are counted, as long as they are.</summary>
internal static class Attendance
{
    /// <summary>Calls who is counted and was not called to the open sitting, and no longer calls who is counted no more.</summary>
    public static void Follow(Happenings story)
    {
        if (story.Dossier.OpenSitting() is not { } sitting)
        {
            return;
        }

        var counted = story.Dossier.Counted.ToArray();
        foreach (var participant in counted.Where(code => sitting.Tasks.GetValueOrDefault(code) is not { IsOpen: true }))
        {
            story.Add(new AttendanceAsked(story.Context.NewId(), sitting.Number, participant));
        }

        foreach (var task in sitting.Tasks.Values.Where(task => task.IsOpen && !counted.Contains(task.Participant)))
        {
            story.Add(new AttendanceCancelled(sitting.Number, task.Participant));
        }
    }
}
