using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Ends rounds (domain 3.3, 3.8, 3.12).</summary>
internal static class Closing
{
    private static readonly TimeSpan Recorded = TimeSpan.FromSeconds(10);

    /// <summary>Closes a round: what silence is taken for, the assessment, and the tasks that lapse.</summary>
    public static void Close(Happenings story, Round round, RoundCloser by)
    {
        var silent = round.Tasks.Values.Where(task => !round.Standing.ContainsKey(task.Participant)).ToArray();
        var silences = silent.ToImmutableDictionary(task => task.Participant, task => by is RoundCloser.Cutoff or RoundCloser.Abstention ? null : ProofOfConsent(round, task, story.Context));
        var after = story.Dossier with { Silences = story.Dossier.WithSilences(silences) };
        story.Add(new RoundClosed(round.Number, by, after.AssessClose(round))
        {
            Silences = silences,
            RecordedAt = story.Context.Now - story.At > Recorded ? story.Context.Now : null,
        });
        var lapsed = silent.Where(task => task.IsOpen).Select(task => task.Participant).ToImmutableArray();
        if (!lapsed.IsEmpty)
        {
            story.Add(new TasksEnded(TaskKind.Respond, round.Number, lapsed, TaskState.Lapsed));
        }
    }

    /// <summary>Cancels a round and every task of it (INV-33).</summary>
    public static void Cancel(Happenings story, Round round, string reason)
    {
        story.Add(new RoundCancelled(round.Number, reason));
        ImmutableArray<string> ended = [.. round.Tasks.Values.Where(task => task.State is not (TaskState.Lapsed or TaskState.Cancelled or TaskState.Transferred)).Select(task => task.Participant)];
        if (!ended.IsEmpty)
        {
            story.Add(new TasksEnded(TaskKind.Respond, round.Number, ended, TaskState.Cancelled));
        }
    }

    /// <summary>
    /// The proof that makes silence agreement (INV-14): in a Silence round delivery in due time of a task issued in due time, in an Urgent round
    /// the opening; null: silence is no answer. Times are reckoned to the deadline in force.
    /// </summary>
    private static DateTimeOffset? ProofOfConsent(Round round, RespondTask task, DecisionContext context)
    {
        var notice = TimeSpan.FromHours(context.Settings.MinNoticeWorkingHours);
        return round.Procedure switch
        {
            Procedure.Silence when task.DeliveredAt is { } delivered && delivered <= round.Deadline
                && context.Calendar.WorkingTimeBetween(task.IssuedAt, round.Deadline) >= notice
                && context.Calendar.WorkingTimeBetween(delivered, round.Deadline) >= notice / 2 => delivered,
            Procedure.Urgent when task.OpenedAt is { } opened && opened < round.ClosesAt => opened,
            _ => null,
        };
    }
}
