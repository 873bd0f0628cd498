using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions.Rules;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>A handler's text lies ready for the mandate holder; it does not count (domain 3.4).</summary>
internal sealed class Preparing : Handler<PrepareAnswer>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, PrepareAnswer command)
    {
        var (round, task, refusal) = OwnTask.Find(story, command.TaskId);
        if (refusal is not null)
        {
            return refusal;
        }

        // A sent answer may be revised until the close, and a revision is prepared like an answer.
        if (!task!.IsOpen && !(task.State == TaskState.Answered && round!.State == RoundState.Open))
        {
            return new Refusal("task.closed", "taskId");
        }

        if (new AStanceIsOnAParagraphOfTheDraft(command.Content, story.Dossier.VersionOf(round!.Version)!).Broken() is { } unknown)
        {
            return unknown;
        }

        story.Add(new AnswerPrepared(task.Id, story.Context.Actor.PersonId, story.Keep("prepared", command.Content)));
        return null;
    }
}

/// <summary>The mandate holder sends the prepared answer back with a remark.</summary>
internal sealed class Returning : Handler<ReturnAnswer>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReturnAnswer command)
    {
        var (task, refusal) = OwnTask.FindOpen(story, command.TaskId);
        if (refusal is not null)
        {
            return refusal;
        }

        if (task!.PreparedHash is null)
        {
            return new Refusal("state.wrong", "taskId");
        }

        if (string.IsNullOrWhiteSpace(command.Remark))
        {
            return new Refusal("reason.missing", "remark");
        }

        story.Add(new AnswerReturned(task.Id, story.Context.Actor.PersonId, story.Keep("remark", command.Remark)));
        return null;
    }
}
