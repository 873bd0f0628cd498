using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>Finds the actor's own task and says what is wrong where there is none (domain 3.18).</summary>
internal static class OwnTask
{
    /// <summary>The task and its round, or a refusal: <c>task.unknown</c>, <c>task.foreign</c>.</summary>
    public static (Round? Round, RespondTask? Task, Refusal? Refusal) Find(Happenings story, string taskId)
    {
        if (story.Dossier.FindTask(taskId) is not var (round, task))
        {
            return (null, null, new Refusal("task.unknown", "taskId"));
        }

        return task.Participant == story.Context.Actor.Participant ? (round, task, null) : (null, null, new Refusal("task.foreign", "taskId"));
    }

    /// <summary>As <see cref="Find"/>, and <c>task.closed</c> where the task asks for nothing any more.</summary>
    public static (RespondTask? Task, Refusal? Refusal) FindOpen(Happenings story, string taskId)
    {
        var (_, task, refusal) = Find(story, taskId);
        return refusal is null && !task!.IsOpen ? (null, new Refusal("task.closed", "taskId")) : (task, refusal);
    }
}

/// <summary>The message stands in the participant's queue or inbox. A task that has gone further stays there.</summary>
internal sealed class Delivering : Handler<DeliverTask>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, DeliverTask command)
    {
        if (story.Dossier.FindAttendance(command.TaskId) is var (_, attendance))
        {
            if (attendance.State == TaskState.Issued)
            {
                story.Add(new TaskDelivered(attendance.Id));
            }

            return null;
        }

        if (story.Dossier.FindLift(command.TaskId) is { } lift)
        {
            if (lift.State == TaskState.Issued)
            {
                story.Add(new TaskDelivered(lift.Id));
            }

            return null;
        }

        if (story.Dossier.FindTask(command.TaskId) is not var (_, task))
        {
            return new Refusal("task.unknown", "taskId");
        }

        if (task.DeliveredAt is null)
        {
            story.Add(new TaskDelivered(task.Id));
        }

        return null;
    }
}

/// <summary>A person or the ministry's system has opened the task; the first opening is the proof.</summary>
internal sealed class Opening : Handler<OpenTask>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, OpenTask command)
    {
        if (story.Dossier.FindAttendance(command.TaskId) is var (_, attendance) && attendance.Participant == story.Context.Actor.Participant)
        {
            if (attendance.State < TaskState.Opened)
            {
                story.Add(new TaskOpened(attendance.Id, story.Context.Actor.PersonId));
            }

            return null;
        }

        if (story.Dossier.FindLift(command.TaskId) is { } lift && lift.Participant == story.Context.Actor.Participant)
        {
            if (lift.State < TaskState.Opened)
            {
                story.Add(new TaskOpened(lift.Id, story.Context.Actor.PersonId));
            }

            return null;
        }

        var (_, task, refusal) = OwnTask.Find(story, command.TaskId);
        if (refusal is null && task!.OpenedAt is null)
        {
            story.Add(new TaskOpened(task.Id, story.Context.Actor.PersonId));
        }

        return refusal;
    }
}

/// <summary>A handler takes the task up, or over from another.</summary>
internal sealed class Claiming : Handler<ClaimTask>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ClaimTask command)
    {
        var (task, refusal) = OwnTask.FindOpen(story, command.TaskId);
        if (refusal is null && task!.ClaimedBy != story.Context.Actor.PersonId)
        {
            story.Add(new TaskClaimed(task.Id, story.Context.Actor.PersonId));
        }

        return refusal;
    }
}

/// <summary>The handler gives the task back.</summary>
internal sealed class Releasing : Handler<ReleaseTask>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReleaseTask command)
    {
        var (task, refusal) = OwnTask.FindOpen(story, command.TaskId);
        if (refusal is null && task!.ClaimedBy is not null)
        {
            story.Add(new TaskReleased(task.Id, story.Context.Actor.PersonId));
        }

        return refusal;
    }
}
