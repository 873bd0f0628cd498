using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Server.TryOut;

/// <summary>Plays a flow that has no dossier: its timers fire on the virtual clock, its tasks are reported done after a working day.</summary>
internal sealed class PlainPlay(TryOutWorld world, TryOutRequest request, TryOutRecord record)
{
    private const int MostHappenings = 300;
    private static readonly TimeSpan TaskTakes = TimeSpan.FromHours(8);

    /// <summary>Starts the version and plays it.</summary>
    public async Task PlayAsync(string definitionId, CancellationToken cancellationToken)
    {
        await world.Host.RunAsync(step => world.Runtime.StartAsync(step, new StartRequest(definitionId)), cancellationToken);
        await record.NoteAsync(cancellationToken);
        for (var happened = 0; await MoveAsync(cancellationToken); happened++)
        {
            await record.NoteAsync(cancellationToken);
            if (happened == MostHappenings)
            {
                record.Cut();
                break;
            }
        }

        await record.EndAsync(null, cancellationToken);
    }

    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        var task = (await world.InstanceAsync(cancellationToken))?.Bookmarks.FirstOrDefault(bookmark => bookmark.Node.Type == "Elsa.RunTask");
        var (timer, done) = (await world.Timers.NextDueAsync(cancellationToken), task is null ? null : world.Clock.GetUtcNow() + TaskTakes as DateTimeOffset?);
        if (new[] { timer, done }.Min() is not { } at)
        {
            return false;
        }

        world.Clock.MoveTo(at);
        if (at == timer)
        {
            return await world.Timers.FireDueAsync(at, cancellationToken) > 0;
        }

        var report = await world.Host.RunAsync(
            step => world.Runtime.ResumeAsync(step, TaskReport.Of(task!.Key[(task.Key.LastIndexOf('\u001f') + 1)..], request.TaskResult), keep: false), cancellationToken);
        return report.Instances.Count > 0;
    }
}
